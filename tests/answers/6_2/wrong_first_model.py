# wrong: the model that comes back is that of the first half, which first_half leaves behind as a global name
# hint: the model of the second half
def first_half(path):
    global first_model
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    second_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=second_model, optimizer=second_optimizer)
    train(
        second_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return first_model, resumed_history
