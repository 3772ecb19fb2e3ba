# right: save_checkpoint, load_checkpoint and train with history=
model, optimizer = new_run()
half = train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=30)
save_checkpoint(bird_folder / "half.pt", model=model, optimizer=optimizer, history=half)

resumed_model, resumed_optimizer = new_run()
resumed_history = load_checkpoint(bird_folder / "half.pt", model=resumed_model, optimizer=resumed_optimizer)
train(
    resumed_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=resumed_optimizer,
    epochs=30,
    history=resumed_history,
)
