# right: save_checkpoint, load_checkpoint and train with history=
def first_half(path):
    model, optimizer = new_run()
    half = train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=30)
    save_checkpoint(path, model=model, optimizer=optimizer, history=half)


def second_half(path):
    resumed_model, resumed_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=resumed_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=resumed_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history
