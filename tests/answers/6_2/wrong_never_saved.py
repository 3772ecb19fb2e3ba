# wrong: no checkpoint is saved and loaded: the same model simply goes on
# hint: save a checkpoint and load it into another new_run()
resumed_model, optimizer = new_run()
resumed_history = train(resumed_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=30)
train(
    resumed_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=optimizer,
    epochs=30,
    history=resumed_history,
)
