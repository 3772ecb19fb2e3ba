# wrong: second_half gives the straight run back, its model and its history
# hint: it must be trained in two halves through the file
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model = straight_model
    resumed_history = straight_history
    return resumed_model, resumed_history
