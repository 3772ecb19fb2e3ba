# right: the second half has a history of its own, and the lists are joined at the end
def half_a_run(model, optimizer):
    return train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=30)


def first_half(path):
    first_model, first_adam = new_run()
    first_history = half_a_run(first_model, first_adam)
    save_checkpoint(path, model=first_model, optimizer=first_adam, history=first_history)


def second_half(path):
    resumed_model, second_adam = new_run()
    first_history = load_checkpoint(path, model=resumed_model, optimizer=second_adam)
    second_history = half_a_run(resumed_model, second_adam)
    return resumed_model, History(train_loss=first_history.train_loss + second_history.train_loss)
