# %% right: as_in_the_course
# right: the five lines of the course
def one_step(model, X, y, loss_fn, optimizer):
    y_pred = model(X)
    loss = loss_fn(y_pred, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()


# %% right: in_training_mode_and_returned
# right: with model.train(), and the loss returned
def one_step(model, X, y, loss_fn, optimizer):
    model.train()
    optimizer.zero_grad()
    loss = loss_fn(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.item()


# %% right: cleared_last
# right: cleared after the step
def one_step(model, X, y, loss_fn, optimizer):
    l = loss_fn(model(X), y)
    l.backward()
    optimizer.step()
    optimizer.zero_grad()


# %% right: cleared_through_the_model
# right: the model's own zero_grad, and the data moved to the device
def one_step(model, X, y, loss_fn, optimizer):
    X, y = X.to(device), y.to(device)
    prediction = model.forward(X)
    loss = loss_fn(prediction, y)
    model.zero_grad()
    loss.backward()
    optimizer.step()


# %% right: other_names
# right: other names in the brackets, and the arguments of the loss the other way round
def one_step(m, data, target, criterion, opt):
    out = m(data)
    error = criterion(target, out)
    opt.zero_grad(set_to_none=False)
    error.backward()
    opt.step()


# %% wrong: no_zero_grad -> no-zero-grad
# wrong: the old slopes stay
# hint: backward adds
def one_step(model, X, y, loss_fn, optimizer):
    y_pred = model(X)
    loss = loss_fn(y_pred, y)
    loss.backward()
    optimizer.step()


# %% wrong: no_step -> no-step
# wrong: never moves
# hint: which line moves?
def one_step(model, X, y, loss_fn, optimizer):
    y_pred = model(X)
    loss = loss_fn(y_pred, y)
    optimizer.zero_grad()
    loss.backward()


# %% wrong: step_without_brackets -> not-called
# wrong: optimizer.step is named, and not called
# hint: what do the brackets do?
def one_step(model, X, y, loss_fn, optimizer):
    loss = loss_fn(model(X), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step


# %% wrong: cleared_too_late -> no-slopes
# wrong: clears the slopes that it has just found
# hint: which slopes are old?
def one_step(model, X, y, loss_fn, optimizer):
    loss = loss_fn(model(X), y)
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()


# %% wrong: no_backward -> no-slopes
# wrong: backward is missing
# hint: who finds the slopes?
def one_step(model, X, y, loss_fn, optimizer):
    y_pred = model(X)
    loss = loss_fn(y_pred, y)
    optimizer.zero_grad()
    optimizer.step()


# %% wrong: step_first -> step-first
# wrong: moves before it measures
# hint: step acts on slopes
def one_step(model, X, y, loss_fn, optimizer):
    y_pred = model(X)
    loss = loss_fn(y_pred, y)
    optimizer.step()
    optimizer.zero_grad()
    loss.backward()


# %% wrong: own_loss -> other-loss
# wrong: a loss of its own
# hint: take the loss in the brackets
def one_step(model, X, y, loss_fn, optimizer):
    y_pred = model(X)
    loss = nn.L1Loss()(y_pred, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()


# %% wrong: training_set_from_outside -> names-from-outside
# wrong: takes X_train and y_train from outside
# hint: take the names in the brackets
def one_step(model, X, y, loss_fn, optimizer):
    y_pred = model(X_train)
    loss = loss_fn(y_pred, y_train)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()


# %% wrong: ten_steps_at_once -> other-step
# wrong: a whole loop in place of one step
# hint: one step a call
def one_step(model, X, y, loss_fn, optimizer):
    for epoch in range(10):
        loss = loss_fn(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


# %% wrong: called_rather_than_written -> wrong-type
# wrong: the result in place of the function
# hint: give the function
one_step = None
