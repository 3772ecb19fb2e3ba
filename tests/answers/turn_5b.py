# %% right: as_in_the_course
# right: train_step of notebook 03
def one_epoch(model, loader, loss_fn, optimizer):
    for inputs, targets in loader:
        train_step(model, inputs.to(device), targets.to(device), loss_fn=loss_fn, optimizer=optimizer)


# %% right: five_lines
# right: the five lines by hand
def one_epoch(model, loader, loss_fn, optimizer):
    model.train()
    for X, y in loader:
        X, y = X.to(device), y.to(device)
        y_pred = model(X)
        loss = loss_fn(y_pred, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


# %% right: numbered_and_returned
# right: counts the batches, and returns the mean loss
def one_epoch(model, loader, loss_fn, optimizer):
    losses = []
    for number, batch in enumerate(loader):
        optimizer.zero_grad()
        loss = loss_fn(model(batch[0].to(device)), batch[1].to(device))
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return sum(losses) / len(losses)


# %% right: by_train
# right: train has the same loop inside
def one_epoch(model, loader, loss_fn, optimizer):
    train(model, loader, loss_fn=loss_fn, optimizer=optimizer, epochs=1)


# %% right: zero_grad_last
# right: cleared after the step
def one_epoch(model, loader, loss_fn, optimizer):
    for inputs, targets in loader:
        loss = loss_fn(model(inputs.to(device)), targets.to(device))
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()


# %% wrong: no_zero_grad -> no-zero-grad
# wrong: the gradients add up over the batches
# hint: clear them
def one_epoch(model, loader, loss_fn, optimizer):
    for inputs, targets in loader:
        loss = loss_fn(model(inputs.to(device)), targets.to(device))
        loss.backward()
        optimizer.step()


# %% wrong: step_after_the_loop -> one-step
# wrong: step stands below the loop
# hint: indent it
def one_epoch(model, loader, loss_fn, optimizer):
    optimizer.zero_grad()
    for inputs, targets in loader:
        loss = loss_fn(model(inputs.to(device)), targets.to(device))
        loss.backward()
    optimizer.step()


# %% wrong: last_batch_only -> one-step
# wrong: the loop only unpacks
# hint: the step belongs inside
def one_epoch(model, loader, loss_fn, optimizer):
    for inputs, targets in loader:
        X, y = inputs.to(device), targets.to(device)
    train_step(model, X, y, loss_fn=loss_fn, optimizer=optimizer)


# %% wrong: return_inside -> first-batch
# wrong: return ends the loop
# hint: return below the loop
def one_epoch(model, loader, loss_fn, optimizer):
    for inputs, targets in loader:
        loss = train_step(model, inputs.to(device), targets.to(device), loss_fn=loss_fn, optimizer=optimizer)
        return loss


# %% wrong: all_at_once -> one-step
# wrong: the whole set in one step
# hint: one step a batch
def one_epoch(model, loader, loss_fn, optimizer):
    X = torch.cat([inputs for inputs, _ in loader]).to(device)
    y = torch.cat([targets for _, targets in loader]).to(device)
    train_step(model, X, y, loss_fn=loss_fn, optimizer=optimizer)


# %% wrong: no_step -> no-step
# wrong: step is forgotten
# hint: what acts on the slopes?
def one_epoch(model, loader, loss_fn, optimizer):
    for inputs, targets in loader:
        loss = loss_fn(model(inputs.to(device)), targets.to(device))
        optimizer.zero_grad()
        loss.backward()


# %% wrong: no_backward -> not-moved
# wrong: backward is forgotten
# hint: who finds the slopes?
def one_epoch(model, loader, loss_fn, optimizer):
    for inputs, targets in loader:
        loss = loss_fn(model(inputs.to(device)), targets.to(device))
        optimizer.zero_grad()
        optimizer.step()


# %% wrong: five_epochs -> other-steps
# wrong: a loop over epochs around it
# hint: one epoch
def one_epoch(model, loader, loss_fn, optimizer):
    for epoch in range(5):
        for inputs, targets in loader:
            train_step(model, inputs.to(device), targets.to(device), loss_fn=loss_fn, optimizer=optimizer)


# %% wrong: full_batches_only -> other-steps
# wrong: the short last batch is left out
# hint: it counts, too
def one_epoch(model, loader, loss_fn, optimizer):
    for inputs, targets in loader:
        if len(inputs) == loader.batch_size:
            train_step(model, inputs.to(device), targets.to(device), loss_fn=loss_fn, optimizer=optimizer)


# %% wrong: the_first_again_and_again -> same-batch
# wrong: next(iter(loader)) in a loop
# hint: use what for gives
def one_epoch(model, loader, loss_fn, optimizer):
    for _ in range(len(loader)):
        inputs, targets = next(iter(loader))
        train_step(model, inputs.to(device), targets.to(device), loss_fn=loss_fn, optimizer=optimizer)


# %% wrong: own_loss -> other-loss
# wrong: another loss function
# hint: the name in the brackets
def one_epoch(model, loader, loss_fn, optimizer):
    for inputs, targets in loader:
        train_step(model, inputs.to(device), targets.to(device), loss_fn=nn.L1Loss(), optimizer=optimizer)


# %% wrong: a_new_optimizer -> no-step
# wrong: another optimizer than the one in the brackets
# hint: use what is given
def one_epoch(model, loader, loss_fn, optimizer):
    own = torch.optim.SGD(model.parameters(), lr=0.1)
    for inputs, targets in loader:
        train_step(model, inputs.to(device), targets.to(device), loss_fn=loss_fn, optimizer=own)


# %% wrong: loader_as_a_pair -> function-fails
# wrong: the loader is taken for a pair
# hint: it gives batches, in a for
def one_epoch(model, loader, loss_fn, optimizer):
    X, y = loader
    train_step(model, X, y, loss_fn=loss_fn, optimizer=optimizer)


# %% wrong: without_keywords -> function-fails
# wrong: train_step takes its last two by name
# hint: loss_fn=loss_fn
def one_epoch(model, loader, loss_fn, optimizer):
    for inputs, targets in loader:
        train_step(model, inputs, targets, loss_fn, optimizer)
