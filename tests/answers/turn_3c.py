# %% right: as_in_the_course
# right: the lines of the course
def test_loss_of(model, X, y, loss_fn):
    model.eval()
    with torch.inference_mode():
        test_pred = model(X)
        test_loss = loss_fn(test_pred, y)
    return test_loss


# %% right: plain_number
# right: no_grad, and a plain number
def test_loss_of(model, X, y, loss_fn):
    model.eval()
    with torch.no_grad():
        return loss_fn(model(X), y).item()


# %% right: decorated_and_restored
# right: recorded nowhere, by a decorator, and the mode put back
@torch.inference_mode()
def test_loss_of(model, X, y, loss_fn):
    model.eval()
    loss = loss_fn(model(X), y)
    model.train()
    return loss


# %% right: detached_as_well
# right: train(False) is eval(), and the loss is detached for good measure
def test_loss_of(model, X, y, loss_fn):
    model.train(False)
    with torch.inference_mode():
        out = model(X)
    return loss_fn(out, y).detach()


# %% wrong: no_eval -> no-eval
# wrong: training mode
# hint: dropout still drops
def test_loss_of(model, X, y, loss_fn):
    with torch.inference_mode():
        y_pred = model(X)
        loss = loss_fn(y_pred, y)
    return loss


# %% wrong: eval_too_late -> no-eval
# wrong: eval after the forward pass
# hint: the mode first
def test_loss_of(model, X, y, loss_fn):
    with torch.inference_mode():
        y_pred = model(X)
    model.eval()
    return loss_fn(y_pred, y)


# %% wrong: recorded -> recorded
# wrong: no inference mode
# hint: nothing needs to be recorded
def test_loss_of(model, X, y, loss_fn):
    model.eval()
    y_pred = model(X)
    return loss_fn(y_pred, y)


# %% wrong: only_the_loss_inside -> recorded
# wrong: the forward pass stands before the with
# hint: indent the forward pass
def test_loss_of(model, X, y, loss_fn):
    model.eval()
    y_pred = model(X)
    with torch.inference_mode():
        loss = loss_fn(y_pred, y)
    return loss.item()


# %% wrong: nothing_returned -> nothing-returned
# wrong: no return
# hint: return the loss
def test_loss_of(model, X, y, loss_fn):
    model.eval()
    with torch.inference_mode():
        loss = loss_fn(model(X), y)


# %% wrong: predictions_returned -> not-a-loss
# wrong: returns the predictions
# hint: the loss is one number
def test_loss_of(model, X, y, loss_fn):
    model.eval()
    with torch.inference_mode():
        y_pred = model(X)
    return y_pred


# %% wrong: trains_on_the_test_set -> trains
# wrong: the five steps
# hint: the test loop only looks
def test_loss_of(model, X, y, loss_fn):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    loss = loss_fn(model(X), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


# %% wrong: the_notebooks_model -> names-from-outside
# wrong: the training loop's model and data from outside
# hint: take the names in the brackets
def test_loss_of(m, X, y, loss_fn):
    model.eval()
    with torch.inference_mode():
        return loss_fn(model(X_test), y_test)


# %% wrong: a_metric -> other-loss
# wrong: the largest error in place of the loss
# hint: call loss_fn
def test_loss_of(model, X, y, loss_fn):
    model.eval()
    with torch.inference_mode():
        return (model(X) - y).abs().max()
