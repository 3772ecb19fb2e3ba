# wrong: no checkpoint is saved and loaded: the same model simply goes on, kept in global names
# hint: save a checkpoint under the path and load it into another new_run()
def first_half(path):
    global half_model, half_optimizer, half_history
    half_model, half_optimizer = new_run()
    half_history = train(half_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=half_optimizer, epochs=30)


def second_half(path):
    train(
        half_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=half_optimizer,
        epochs=30,
        history=half_history,
    )
    return half_model, half_history
