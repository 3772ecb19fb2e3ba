# wrong: the model and the optimiser are saved before the first half
# hint: save after the 30 epochs
path = bird_folder / "break.pt"
first_model, first_optimizer = new_run()
torch.save({"model": first_model.state_dict(), "optimizer": first_optimizer.state_dict()}, path)
first_history = train(
    first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
)

stored = torch.load(path, weights_only=True, map_location="cpu")
resumed_model, second_optimizer = new_run()
resumed_model.load_state_dict(stored["model"])
second_optimizer.load_state_dict(stored["optimizer"])
resumed_history = train(
    resumed_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=second_optimizer,
    epochs=30,
    history=first_history,
)
