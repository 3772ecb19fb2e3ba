# %% right: into_the_same_model
# right: the numbers go into the model that the optimiser holds
fault_line = "c"


def train_further(path, X, y):
    model = LinearRegressionModel()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    model = load_weights(model, path)
    losses = []
    for epoch in range(100):
        model.train()
        loss = ((model(X) - y) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses

# %% right: without_a_new_name
# right: load_weights changes the model; no name is needed
fault_line = "c"


def train_further(path, X, y):
    model = LinearRegressionModel()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    load_weights(model, path)
    losses = []
    for epoch in range(100):
        model.train()
        loss = ((model(X) - y) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses

# %% right: optimiser_afterwards
# right: the optimiser is made after the model is loaded
fault_line = "b"


def train_further(path, X, y):
    model = load_weights(LinearRegressionModel(), path)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    losses = []
    for epoch in range(100):
        model.train()
        loss = ((model(X) - y) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses

# %% right: by_pytorch
# right: by torch.load and load_state_dict, with Adam
fault_line = "C"


def train_further(path, X, y):
    model = LinearRegressionModel()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    model.load_state_dict(torch.load(path, weights_only=True, map_location="cpu"))
    losses = []
    for epoch in range(100):
        model.train()
        loss = ((model(X) - y) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses

# %% wrong: rate_and_step_blamed -> other-line
# wrong: the step is blamed
# hint: whose parameters does it move?
fault_line = "g"

# %% wrong: mode_blamed -> other-line
# wrong: the mode is blamed
# hint: training mode is right
fault_line = "d"

# %% wrong: first_model_blamed -> other-line
# wrong: the first model is blamed
# hint: what becomes of it?
fault_line = "a"

# %% wrong: letter_alone -> still-stuck
# wrong: nothing is repaired
# hint: repair the program, too
fault_line = "c"

# %% wrong: higher_rate -> still-stuck
# wrong: a higher rate, for the same old model
# hint: which model does it hold?
fault_line = "b"


def train_further(path, X, y):
    model = LinearRegressionModel()
    optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
    model = load_weights(LinearRegressionModel(), path)
    losses = []
    for epoch in range(100):
        model.train()
        loss = ((model(X) - y) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses

# %% wrong: loading_left_out -> not-loaded
# wrong: the loading is left out
# hint: load into the model that is trained
fault_line = "c"


def train_further(path, X, y):
    set_seed(42)
    model = LinearRegressionModel()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    losses = []
    for epoch in range(100):
        model.train()
        loss = ((model(X) - y) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses

# %% wrong: two_letters -> no-such-choice
# wrong: two letters
# hint: one letter
fault_line = "bc"

# %% wrong: nothing_returned -> not-losses
# wrong: the losses are not returned
# hint: return the losses
fault_line = "c"


def train_further(path, X, y):
    model = LinearRegressionModel()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    load_weights(model, path)
    losses = []
    for epoch in range(100):
        model.train()
        loss = ((model(X) - y) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    print(losses[-1])
