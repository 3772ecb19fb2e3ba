# wrong: second_half does not read the file, but trains a new run for 60 epochs (nearly right: the end is the same)
# hint: load the checkpoint and train the 30 epochs that are left
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = train(
        resumed_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=second_optimizer, epochs=60
    )
    return resumed_model, resumed_history
