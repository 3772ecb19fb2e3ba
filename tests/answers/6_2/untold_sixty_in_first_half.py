# wrong: all 60 epochs are trained before the file is saved; second_half only loads (nearly right: the end is the same)
# hint: 30 epochs in each half
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=60
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    return resumed_model, resumed_history
