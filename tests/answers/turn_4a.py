# %% right: as_in_the_course
# right: the lines of the course
def by_the_rules(model, X):
    model.eval()
    with torch.inference_mode():
        return model(X.to(next(model.parameters()).device))


# %% right: back_on_the_cpu
# right: a name for the device, and the result on the CPU
def by_the_rules(model, X):
    place = next(model.parameters()).device
    model.eval()
    with torch.inference_mode():
        y_pred = model(X.to(place))
    return y_pred.cpu()


# %% right: no_grad_and_restored
# right: no_grad, the device of any parameter, and the mode put back
@torch.no_grad()
def by_the_rules(model, X):
    was_training = model.training
    model.train(False)
    try:
        devices = [p.device for p in model.parameters()]
        return model(X.to(devices[0]))
    finally:
        model.train(was_training)


# %% right: plain_numbers
# right: row by row, as a list
def by_the_rules(model, X):
    model.eval()
    X = X.to(list(model.state_dict().values())[0].device)
    with torch.inference_mode():
        return [model(x).item() for x in X]


# %% right: restore_mode_and_a_check
# right: with the restore_mode of the section, and an argument that moves along
def by_the_rules(model, X):
    weight = next(iter(model.parameters()))
    with restore_mode(model), torch.inference_mode():
        model.eval()
        return model(X.to(weight)).numpy() if weight.device.type == "cpu" else model(X.to(weight)).cpu()


# %% wrong: no_eval -> no-eval
# wrong: no eval
# hint: rule 1
def by_the_rules(model, X):
    with torch.inference_mode():
        return model(X.to(next(model.parameters()).device))


# %% wrong: brackets_forgotten -> no-eval
# wrong: eval without brackets
# hint: call it
def by_the_rules(model, X):
    model.eval
    with torch.inference_mode():
        return model(X.to(next(model.parameters()).device))


# %% wrong: eval_too_late -> no-eval
# wrong: eval after the forward pass
# hint: eval first
def by_the_rules(model, X):
    with torch.inference_mode():
        y_pred = model(X.to(next(model.parameters()).device))
        model.eval()
    return y_pred


# %% wrong: no_inference_mode -> recorded
# wrong: the forward pass is recorded
# hint: rule 2
def by_the_rules(model, X):
    model.eval()
    return model(X.to(next(model.parameters()).device))


# %% wrong: detached_afterwards -> recorded
# wrong: recorded, and then let go
# hint: do not record it at all
def by_the_rules(model, X):
    model.eval()
    y_pred = model(X.to(next(model.parameters()).device))
    return y_pred.detach().cpu()


# %% wrong: outside_the_block -> recorded
# wrong: the forward pass stands below the with block
# hint: indent it
def by_the_rules(model, X):
    model.eval()
    with torch.inference_mode():
        X = X.to(next(model.parameters()).device)
    return model(X)


# %% wrong: no_device -> other-device
# wrong: X stays where it is
# hint: rule 3
def by_the_rules(model, X):
    model.eval()
    with torch.inference_mode():
        return model(X)


# %% wrong: moved_and_thrown_away -> other-device
# wrong: to() returns a new tensor, which is not kept
# hint: X = X.to(…)
def by_the_rules(model, X):
    model.eval()
    with torch.inference_mode():
        X.to(next(model.parameters()).device)
        return model(X)


# %% wrong: the_model_is_moved -> other-device
# wrong: the model is sent to the data
# hint: leave the model where it is
def by_the_rules(model, X):
    model.to(X.device)
    model.eval()
    with torch.inference_mode():
        return model(X)


# %% wrong: nothing_returned -> nothing-returned
# wrong: no return
# hint: return the predictions
def by_the_rules(model, X):
    model.eval()
    with torch.inference_mode():
        y_pred = model(X.to(next(model.parameters()).device))


# %% wrong: model_of_the_notebook -> model-not-called
# wrong: the notebook's model and data
# hint: take the names in the brackets
def by_the_rules(m, x):
    model.eval()
    with torch.inference_mode():
        return model(X_test.to(device))


# %% wrong: the_mean_returned -> other-result
# wrong: the mean of the predictions
# hint: return them all
def by_the_rules(model, X):
    model.eval()
    with torch.inference_mode():
        return model(X.to(next(model.parameters()).device)).mean()


# %% wrong: device_is_no_method -> function-fails
# wrong: a model has no device
# hint: ask a parameter
def by_the_rules(model, X):
    model.eval()
    with torch.inference_mode():
        return model(X.to(model.device))
