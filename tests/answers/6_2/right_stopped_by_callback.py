# right: the first half is a run of 60 epochs that a callback ends after 30
def save_and_stop(history):
    if history.n_epochs == 30:
        save_checkpoint(bird_folder / "stopped.pt", model=model, optimizer=optimizer, history=history)
        return True


model, optimizer = new_run()
train(
    model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=60, callback=save_and_stop
)

resumed_model, optimizer = new_run()
resumed_history = load_checkpoint(bird_folder / "stopped.pt", model=resumed_model, optimizer=optimizer)
left = 60 - resumed_history.n_epochs
print(left, "epochs are left")
resumed_history = train(
    resumed_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=left, history=resumed_history
)
