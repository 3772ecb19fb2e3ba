# wrong: save_weights in place of a checkpoint; optimiser and history are lost
# hint: weights are not enough: the optimiser's state and the history too
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_weights(first_model, path)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    load_weights(resumed_model, path, device=device)
    resumed_history = train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
    )
    return resumed_model, resumed_history
