# wrong: the dictionary holds weights and history, but not the optimiser's state
# hint: Adam's averages are lost: save optimizer.state_dict() too
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    torch.save(
        {
            "model": first_model.state_dict(),
            "history": first_history.to_dict(),
        },
        path,
    )


def second_half(path):
    stored = torch.load(path, weights_only=True, map_location="cpu")
    resumed_model, second_optimizer = new_run()
    resumed_model.load_state_dict(stored["model"])
    resumed_history = History.from_dict(stored["history"])
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history
