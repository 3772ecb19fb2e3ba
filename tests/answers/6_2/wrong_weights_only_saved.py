# wrong: save_weights in place of a checkpoint
# hint: weights are not enough: the optimiser's state too
path = bird_folder / "break.pt"
first_model, first_optimizer = new_run()
first_history = train(
    first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
)
save_weights(first_model, path)

resumed_model, second_optimizer = new_run()
load_weights(resumed_model, path, device=device)
resumed_history = first_history
train(
    resumed_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=second_optimizer,
    epochs=30,
    history=resumed_history,
)
