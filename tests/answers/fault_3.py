# %% right: targets_left_alone
# right: the targets keep their column
fault_line = "c"


def fit_line(X, y):
    set_seed(42)
    model = LinearRegressionModel().to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    targets = y
    for epoch in range(300):
        model.train()
        errors = model(X) - targets
        loss = (errors**2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model


# %% right: a_column_by_a_slice
# right: a slice keeps the axis
fault_line = "C"


def fit_line(X, y):
    set_seed(42)
    model = LinearRegressionModel().to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    targets = y[:, :1]
    for epoch in range(300):
        model.train()
        errors = model(X) - targets
        loss = (errors**2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model


# %% right: both_flat
# right: line e, where predictions lose their column as well
fault_line = "e"


def fit_line(X, y):
    set_seed(42)
    model = LinearRegressionModel().to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    targets = y[:, 0]
    for epoch in range(300):
        model.train()
        errors = model(X)[:, 0] - targets
        loss = (errors**2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model


# %% right: by_the_ready_made_loss
# right: nn.MSELoss on two columns
fault_line = "e"


def fit_line(X, y):
    set_seed(42)
    model = LinearRegressionModel().to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    targets = y[:, 0].unsqueeze(1)
    for epoch in range(300):
        model.train()
        loss = nn.MSELoss()(model(X), targets)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model


# %% wrong: rate_blamed -> other-line
# wrong: the rate is blamed
# hint: the rate is fine
fault_line = "b"

# %% wrong: mode_blamed -> other-line
# wrong: model.train() is blamed
# hint: training mode is right
fault_line = "d"

# %% wrong: mean_blamed -> other-line
# wrong: the mean is blamed
# hint: of how many numbers?
fault_line = "f"

# %% wrong: right_letter_nothing_repaired -> still-flat
# wrong: the letter alone
# hint: repair the program, too
fault_line = "c"

# %% wrong: sum_for_mean -> still-flat
# wrong: repaired where nothing is broken
# hint: look at the shapes
fault_line = "c"


def fit_line(X, y):
    set_seed(42)
    model = LinearRegressionModel().to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    targets = y[:, 0]
    for epoch in range(3000):
        model.train()
        errors = model(X) - targets
        loss = (errors**2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model


# %% wrong: three_epochs -> other-repair
# wrong: repaired, and cut short
# hint: leave the other lines
fault_line = "e"


def fit_line(X, y):
    set_seed(5)
    model = LinearRegressionModel().to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.001)
    for epoch in range(3):
        errors = model(X) - y
        loss = (errors**2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model


# %% wrong: a_number_for_a_letter -> no-such-choice
# wrong: the number of the line
# hint: its letter
fault_line = 3
