# wrong: second_half begins by calling first_half again, so it does not go on from the file that is there, but makes it anew
# hint: nothing is left but the file: load it, without first_half
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    first_half(path)
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history
