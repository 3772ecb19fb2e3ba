# right: a dictionary by hand with torch.save, and History.from_dict
def first_half(path):
    model, optimizer = new_run()
    history = train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=30)
    checkpoint = {
        "model": to_cpu(model.state_dict()),
        "optimizer": to_cpu(optimizer.state_dict()),
        "history": history.to_dict(),
    }
    torch.save(checkpoint, path)


def second_half(path):
    stored = torch.load(path, weights_only=True, map_location="cpu")
    resumed_model, optimizer = new_run()
    resumed_model.load_state_dict(stored["model"])
    optimizer.load_state_dict(stored["optimizer"])
    resumed_history = train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=optimizer,
        epochs=30,
        history=History.from_dict(stored["history"]),
    )
    return resumed_model, resumed_history


first_half(bird_folder / "by_hand.pt")
resumed_model, resumed_history = second_half(bird_folder / "by_hand.pt")
