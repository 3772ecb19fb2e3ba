# %% right: as_in_the_course
# right: predict and rmse, as in notebook 04
def one_run(lr, train_set, val_set):
    set_seed(42)
    model = LinearRegressionModel().to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    train(model, train_set, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100)
    X, y = val_set
    return rmse(predict(model, X), y)


# %% right: by_the_metric
# right: the last RMSE of the history, with another seed
def one_run(lr, train_set, val_set):
    set_seed(7)
    model = LinearRegressionModel().to(device)
    history = train(
        model,
        train_set,
        loss_fn=nn.MSELoss(),
        optimizer=torch.optim.SGD(model.parameters(), lr=lr),
        epochs=100,
        eval_data=val_set,
        metrics={"rmse": rmse},
    )
    return history.metrics["rmse"][-1]


# %% right: root_of_the_loss
# right: the root of what evaluate measures
def one_run(lr, train_set, val_set):
    torch.manual_seed(0)
    line = LinearRegressionModel().to(device)
    opt = torch.optim.SGD(line.parameters(), lr)
    train(line, train_set, loss_fn=nn.MSELoss(), optimizer=opt, epochs=150)
    return evaluate(line, val_set, loss_fn=nn.MSELoss())["loss"] ** 0.5


# %% right: root_of_the_eval_loss
# right: the root of the last evaluation loss, by math.sqrt
def one_run(lr, train_set, val_set):
    set_seed(42)
    model = LinearRegressionModel().to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    loss_fn = nn.MSELoss()
    h = train(model, train_set, loss_fn=loss_fn, optimizer=optimizer, epochs=100, eval_data=val_set)
    return math.sqrt(h.eval_loss[-1])


# %% right: a_tensor_by_hand
# right: square, mean, root on tensors
def one_run(lr, train_set, val_set):
    set_seed(1)
    model = nn.Linear(1, 1).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    train(model, train_set, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100)
    errors = predict(model, val_set[0]) - val_set[1]
    return (errors**2).mean().sqrt()


# %% wrong: on_the_training_set -> by-training-set
# wrong: measured on the samples it learned from
# hint: which samples has it not seen?
def one_run(lr, train_set, val_set):
    set_seed(42)
    model = LinearRegressionModel().to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    train(model, train_set, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100)
    return rmse(predict(model, train_set[0]), train_set[1])


# %% wrong: mse_returned -> squared
# wrong: the loss is the MSE
# hint: take the root
def one_run(lr, train_set, val_set):
    set_seed(42)
    model = LinearRegressionModel().to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    history = train(model, train_set, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100, eval_data=val_set)
    return history.eval_loss[-1]


# %% wrong: mean_distance -> absolute
# wrong: the mean absolute error
# hint: the RMSE squares
def one_run(lr, train_set, val_set):
    set_seed(42)
    model = LinearRegressionModel().to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    train(model, train_set, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100)
    return nn.L1Loss()(predict(model, val_set[0]), val_set[1]).item()


# %% wrong: rate_written_out -> rate-ignored
# wrong: the rate stands in the optimizer as a number
# hint: use lr
def one_run(lr, train_set, val_set):
    set_seed(42)
    model = LinearRegressionModel().to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    train(model, train_set, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100)
    return rmse(predict(model, val_set[0]), val_set[1])


# %% wrong: never_trained -> rate-ignored
# wrong: train is forgotten
# hint: is a step missing?
def one_run(lr, train_set, val_set):
    set_seed(42)
    model = LinearRegressionModel().to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    return rmse(predict(model, val_set[0]), val_set[1])


# %% wrong: no_seed -> no-seed
# wrong: no seed, so that each run starts elsewhere
# hint: set the seed first
def one_run(lr, train_set, val_set):
    model = LinearRegressionModel().to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    train(model, train_set, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100)
    return rmse(predict(model, val_set[0]), val_set[1])


# %% wrong: model_outside -> goes-on
# wrong: the model is made once, above the function
# hint: make it inside
set_seed(42)
shared = LinearRegressionModel().to(device)


def one_run(lr, train_set, val_set):
    optimizer = torch.optim.SGD(shared.parameters(), lr=lr)
    train(shared, train_set, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100)
    return rmse(predict(shared, val_set[0]), val_set[1])


# %% wrong: trained_on_validation -> trained-on-validation
# wrong: the two sets are swapped in train
# hint: train on the training set
def one_run(lr, train_set, val_set):
    set_seed(42)
    model = LinearRegressionModel().to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    train(model, val_set, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100)
    return rmse(predict(model, val_set[0]), val_set[1])


# %% wrong: whole_list -> not-one-number
# wrong: the RMSE of every epoch
# hint: the last one
def one_run(lr, train_set, val_set):
    set_seed(42)
    model = LinearRegressionModel().to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    history = train(
        model,
        train_set,
        loss_fn=nn.MSELoss(),
        optimizer=optimizer,
        epochs=100,
        eval_data=val_set,
        metrics={"rmse": rmse},
    )
    return history.metrics["rmse"]


# %% wrong: history_returned -> wrong-type
# wrong: what train returns
# hint: one number is asked for
def one_run(lr, train_set, val_set):
    set_seed(42)
    model = LinearRegressionModel().to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    return train(model, train_set, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100)


# %% wrong: printed -> nothing-returned
# wrong: prints the number
# hint: return it
def one_run(lr, train_set, val_set):
    set_seed(42)
    model = LinearRegressionModel().to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    train(model, train_set, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100)
    print(rmse(predict(model, val_set[0]), val_set[1]))


# %% wrong: the_notebooks_sets -> other-number
# wrong: other data than those in the brackets
# hint: use the names in the brackets
def one_run(lr, training, validation):
    set_seed(42)
    model = LinearRegressionModel().to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    train(model, train_set, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100)
    return rmse(predict(model, X_val), y_val)


# %% wrong: a_pair_into_predict -> function-fails
# wrong: the pair is not taken apart
# hint: X and y
def one_run(lr, train_set, val_set):
    set_seed(42)
    model = LinearRegressionModel().to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    train(model, train_set, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100)
    return rmse(predict(model, val_set), val_set)
