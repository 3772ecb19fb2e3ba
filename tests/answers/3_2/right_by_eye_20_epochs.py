# right: 20 epochs, the fewest allowed, the numbers printed and the word written by hand; no seed is set
curve_model = nn.Linear(7, 1).to(device)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=torch.optim.SGD(curve_model.parameters(), lr=0.05),
    epochs=20, eval_data=penguins.validation,
)
show(plot_history(mass_history), alt="Training and evaluation loss fall over 20 epochs and have not levelled off.")
print(mass_history.eval_loss[16], mass_history.eval_loss[19])  # epoch 17 and epoch 20
reading = "still falling"
