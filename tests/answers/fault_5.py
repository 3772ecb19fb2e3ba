# %% right: both_inside
# right: seed and model are made again for each rate
fault_line = "c"


def try_rates(rates, train_set, val_set):
    found = {}
    loss_fn = nn.MSELoss()
    for lr in rates:
        set_seed(42)
        model = LinearRegressionModel().to(device)
        optimizer = torch.optim.SGD(model.parameters(), lr=lr)
        train(model, train_set, loss_fn=loss_fn, optimizer=optimizer, epochs=100)
        found[lr] = rmse(predict(model, val_set[0]), val_set[1])
    return found


# %% right: the_loop_begins_earlier
# right: the line of the loop is to blame, it comes too late
fault_line = "E"


def try_rates(rates, train_set, val_set):
    found = {}
    loss_fn = nn.MSELoss()
    for lr in rates:
        set_seed(42)
        model = LinearRegressionModel().to(device)
        optimizer = torch.optim.SGD(model.parameters(), lr=lr)
        train(model, train_set, loss_fn=loss_fn, optimizer=optimizer, epochs=100)
        found[lr] = rmse(predict(model, val_set[0]), val_set[1])
    return found


# %% right: the_seed_as_well
# right: lines b and c together
fault_line = "b"


def try_rates(rates, train_set, val_set):
    found = {}
    loss_fn = nn.MSELoss()
    for lr in rates:
        set_seed(42)
        model = LinearRegressionModel().to(device)
        optimizer = torch.optim.SGD(model.parameters(), lr=lr)
        train(model, train_set, loss_fn=loss_fn, optimizer=optimizer, epochs=100)
        found[lr] = rmse(predict(model, val_set[0]), val_set[1])
    return found


# %% right: by_our_run
# right: a function for one run
fault_line = "c"


def try_rates(rates, train_set, val_set):
    return {lr: own_run(lr, train_set, val_set) for lr in rates}


def own_run(lr, train_set, val_set):
    set_seed(7)
    model = LinearRegressionModel().to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    train(model, train_set, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100)
    return rmse(predict(model, val_set[0]), val_set[1])


# %% right: start_put_back
# right: one model, whose start is put back
fault_line = "c"


def try_rates(rates, train_set, val_set):
    found = {}
    set_seed(42)
    model = LinearRegressionModel().to(device)
    start = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    loss_fn = nn.MSELoss()
    for lr in rates:
        model.load_state_dict(start)
        optimizer = torch.optim.SGD(model.parameters(), lr=lr)
        train(model, train_set, loss_fn=loss_fn, optimizer=optimizer, epochs=100)
        found[lr] = rmse(predict(model, val_set[0]), val_set[1])
    return found


# %% wrong: the_dict_blamed -> other-line
# wrong: the dict is blamed
# hint: what do the runs share?
fault_line = "a"

# %% wrong: the_loss_blamed -> other-line
# wrong: the loss is blamed
# hint: what do the runs share?
fault_line = "d"

# %% wrong: the_optimizer_blamed -> other-line
# wrong: the optimizer is blamed
# hint: what do the runs share?
fault_line = "f"

# %% wrong: the_training_blamed -> other-line
# wrong: the training is blamed
# hint: what do the runs share?
fault_line = "g"

# %% wrong: the_measuring_blamed -> other-line
# wrong: the measuring is blamed
# hint: what do the runs share?
fault_line = "h"

# %% wrong: right_letter_nothing_repaired -> still-goes-on
# wrong: the letter alone
# hint: repair the program, too
fault_line = "c"

# %% wrong: the_seed_alone -> still-goes-on
# wrong: the seed is set again, the model stays
# hint: what must be made again?
fault_line = "b"


def try_rates(rates, train_set, val_set):
    found = {}
    model = LinearRegressionModel().to(device)
    loss_fn = nn.MSELoss()
    for lr in rates:
        set_seed(42)
        optimizer = torch.optim.SGD(model.parameters(), lr=lr)
        train(model, train_set, loss_fn=loss_fn, optimizer=optimizer, epochs=100)
        found[lr] = rmse(predict(model, val_set[0]), val_set[1])
    return found


# %% wrong: the_model_alone -> other-start
# wrong: each rate starts elsewhere
# hint: the seed belongs to the model
fault_line = "c"


def try_rates(rates, train_set, val_set):
    found = {}
    set_seed(42)
    loss_fn = nn.MSELoss()
    for lr in rates:
        model = LinearRegressionModel().to(device)
        optimizer = torch.optim.SGD(model.parameters(), lr=lr)
        train(model, train_set, loss_fn=loss_fn, optimizer=optimizer, epochs=100)
        found[lr] = rmse(predict(model, val_set[0]), val_set[1])
    return found


# %% wrong: three_epochs -> other-repair
# wrong: repaired, and cut short
# hint: leave the other lines
fault_line = "c"


def try_rates(rates, train_set, val_set):
    found = {}
    loss_fn = nn.MSELoss()
    for lr in rates:
        set_seed(42)
        model = LinearRegressionModel().to(device)
        optimizer = torch.optim.SGD(model.parameters(), lr=lr)
        train(model, train_set, loss_fn=loss_fn, optimizer=optimizer, epochs=3)
        found[lr] = rmse(predict(model, val_set[0]), val_set[1])
    return found


# %% wrong: return_in_the_loop -> no-table
# wrong: return stands inside the loop
# hint: below it
fault_line = "c"


def try_rates(rates, train_set, val_set):
    found = {}
    loss_fn = nn.MSELoss()
    for lr in rates:
        set_seed(42)
        model = LinearRegressionModel().to(device)
        optimizer = torch.optim.SGD(model.parameters(), lr=lr)
        train(model, train_set, loss_fn=loss_fn, optimizer=optimizer, epochs=100)
        found[lr] = rmse(predict(model, val_set[0]), val_set[1])
        return found


# %% wrong: best_alone -> no-table
# wrong: the best rate in place of the table
# hint: all of them
fault_line = "c"


def try_rates(rates, train_set, val_set):
    found = {}
    loss_fn = nn.MSELoss()
    for lr in rates:
        set_seed(42)
        model = LinearRegressionModel().to(device)
        optimizer = torch.optim.SGD(model.parameters(), lr=lr)
        train(model, train_set, loss_fn=loss_fn, optimizer=optimizer, epochs=100)
        found[lr] = rmse(predict(model, val_set[0]), val_set[1])
    return min(found, key=found.get)


# %% wrong: a_number_for_a_letter -> no-such-choice
# wrong: the number of the line
# hint: its letter
fault_line = 3
