# %% right: sigmoid_taken_out
# right: the model ends in logits
fault_line = "e"


def chinstrap_or_not(Z, c, Z_new):
    set_seed(42)
    model = nn.Sequential(
        nn.Linear(2, 8),
        nn.ReLU(),
        nn.Linear(8, 1),
    ).to(device)
    loss_fn = nn.BCEWithLogitsLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    history = train(model, (Z, c), loss_fn=loss_fn, optimizer=optimizer, epochs=100)
    probability = predict(model, Z_new).sigmoid()
    return history.train_loss[-1], probability


# %% right: taken_out_in_both_other_places
# right: BCELoss, and probabilities as the model gives them
fault_line = "f"


def chinstrap_or_not(Z, c, Z_new):
    set_seed(42)
    model = nn.Sequential(
        nn.Linear(2, 8),
        nn.ReLU(),
        nn.Linear(8, 1),
        nn.Sigmoid(),
    ).to(device)
    loss_fn = nn.BCELoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    history = train(model, (Z, c), loss_fn=loss_fn, optimizer=optimizer, epochs=100)
    probability = predict(model, Z_new)
    return history.train_loss[-1], probability


# %% right: other_end
# right: the same repair, with the other letter
fault_line = "H"


def chinstrap_or_not(Z, c, Z_new):
    set_seed(42)
    model = nn.Sequential(
        nn.Linear(2, 8),
        nn.ReLU(),
        nn.Linear(8, 1),
        nn.Sigmoid(),
    ).to(device)
    loss_fn = nn.BCELoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    history = train(model, (Z, c), loss_fn=loss_fn, optimizer=optimizer, epochs=100)
    probability = predict(model, Z_new)
    return history.train_loss[-1], probability


# %% right: identity_and_another_seed
# right: a layer that does nothing in its place, and another seed
fault_line = "e"


def chinstrap_or_not(Z, c, Z_new):
    set_seed(3)
    model = nn.Sequential(
        nn.Linear(2, 8),
        nn.ReLU(),
        nn.Linear(8, 1),
        nn.Identity(),
    ).to(device)
    loss_fn = nn.BCEWithLogitsLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    history = train(model, (Z, c), loss_fn=loss_fn, optimizer=optimizer, epochs=100)
    probability = predict(model, Z_new).sigmoid()
    return history.train_loss[-1], probability


# %% right: probabilities_as_a_list
# right: the probabilities as plain numbers
fault_line = "e"


def chinstrap_or_not(Z, c, Z_new):
    set_seed(42)
    model = nn.Sequential(
        nn.Linear(2, 8),
        nn.ReLU(),
        nn.Linear(8, 1),
    ).to(device)
    loss_fn = nn.BCEWithLogitsLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    history = train(model, (Z, c), loss_fn=loss_fn, optimizer=optimizer, epochs=100)
    probability = predict(model, Z_new).sigmoid()
    return history.train_loss[-1], probability.flatten().tolist()


# %% wrong: rate_blamed -> other-line
# wrong: the rate is blamed
# hint: the loss falls as far as it can
fault_line = "g"

# %% wrong: activation_blamed -> other-line
# wrong: the activation is blamed
# hint: it lets the border bend
fault_line = "c"

# %% wrong: loss_blamed -> other-line
# wrong: the loss is blamed, and left as it was
# hint: does the model return logits?
fault_line = "f"

# %% wrong: last_sigmoid_out -> other-line
# wrong: only the last sigmoid is taken out
# hint: the loss still applies a second one
fault_line = "h"


def chinstrap_or_not(Z, c, Z_new):
    set_seed(42)
    model = nn.Sequential(
        nn.Linear(2, 8),
        nn.ReLU(),
        nn.Linear(8, 1),
        nn.Sigmoid(),
    ).to(device)
    loss_fn = nn.BCEWithLogitsLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    history = train(model, (Z, c), loss_fn=loss_fn, optimizer=optimizer, epochs=100)
    probability = predict(model, Z_new)
    return history.train_loss[-1], probability


# %% wrong: letter_alone -> still-stuck
# wrong: the right letter, nothing repaired
# hint: repair the program, too
fault_line = "e"

# %% wrong: longer_and_faster -> still-stuck
# wrong: trained longer, at a higher rate
# hint: count the sigmoids
fault_line = "e"


def chinstrap_or_not(Z, c, Z_new):
    set_seed(42)
    model = nn.Sequential(
        nn.Linear(2, 8),
        nn.ReLU(),
        nn.Linear(8, 1),
        nn.Sigmoid(),
    ).to(device)
    loss_fn = nn.BCEWithLogitsLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=2.0)
    history = train(model, (Z, c), loss_fn=loss_fn, optimizer=optimizer, epochs=300)
    probability = predict(model, Z_new).sigmoid()
    return history.train_loss[-1], probability


# %% wrong: loss_exchanged_alone -> still-wrong-names
# wrong: BCELoss, but the last sigmoid is still there
# hint: and at the end?
fault_line = "e"


def chinstrap_or_not(Z, c, Z_new):
    set_seed(42)
    model = nn.Sequential(
        nn.Linear(2, 8),
        nn.ReLU(),
        nn.Linear(8, 1),
        nn.Sigmoid(),
    ).to(device)
    loss_fn = nn.BCELoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    history = train(model, (Z, c), loss_fn=loss_fn, optimizer=optimizer, epochs=100)
    probability = predict(model, Z_new).sigmoid()
    return history.train_loss[-1], probability


# %% wrong: all_sigmoids_out -> logits-returned
# wrong: no sigmoid is left at the end
# hint: one for the probabilities
fault_line = "e"


def chinstrap_or_not(Z, c, Z_new):
    set_seed(42)
    model = nn.Sequential(
        nn.Linear(2, 8),
        nn.ReLU(),
        nn.Linear(8, 1),
    ).to(device)
    loss_fn = nn.BCEWithLogitsLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    history = train(model, (Z, c), loss_fn=loss_fn, optimizer=optimizer, epochs=100)
    probability = predict(model, Z_new)
    return history.train_loss[-1], probability


# %% wrong: decisions_for_probabilities -> wrong-shape
# wrong: the mean of the probabilities
# hint: one for each bird
fault_line = "e"


def chinstrap_or_not(Z, c, Z_new):
    set_seed(42)
    model = nn.Sequential(
        nn.Linear(2, 8),
        nn.ReLU(),
        nn.Linear(8, 1),
    ).to(device)
    loss_fn = nn.BCEWithLogitsLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    history = train(model, (Z, c), loss_fn=loss_fn, optimizer=optimizer, epochs=100)
    probability = predict(model, Z_new).sigmoid()
    return history.train_loss[-1], probability.mean()


# %% wrong: only_the_probabilities -> wrong-return
# wrong: returns one thing
# hint: return two
fault_line = "e"


def chinstrap_or_not(Z, c, Z_new):
    set_seed(42)
    model = nn.Sequential(
        nn.Linear(2, 8),
        nn.ReLU(),
        nn.Linear(8, 1),
    ).to(device)
    loss_fn = nn.BCEWithLogitsLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    history = train(model, (Z, c), loss_fn=loss_fn, optimizer=optimizer, epochs=100)
    probability = predict(model, Z_new).sigmoid()
    return probability


# %% wrong: the_number_of_the_line -> no-such-choice
# wrong: a number
# hint: a letter
fault_line = 5
