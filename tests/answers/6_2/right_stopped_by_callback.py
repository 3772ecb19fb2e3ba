# right: the first half is a run of 60 epochs that a callback ends after 30
def first_half(path):
    model, optimizer = new_run()

    def save_and_stop(history):
        if history.n_epochs == 30:
            save_checkpoint(path, model=model, optimizer=optimizer, history=history)
            return True

    train(
        model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=60, callback=save_and_stop
    )


def second_half(path):
    resumed_model, optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=optimizer)
    left = 60 - resumed_history.n_epochs
    print(left, "epochs are left")
    resumed_history = train(
        resumed_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=left, history=resumed_history
    )
    return resumed_model, resumed_history
