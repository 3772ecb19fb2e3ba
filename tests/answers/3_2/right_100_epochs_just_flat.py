# right: a very common choice, 100 epochs at 0.1; the loss falls by 1.9 % from epoch 81 to 100, so it is just flat
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Losses over 100 epochs.")
at_81, at_100 = mass_history.eval_loss[80], mass_history.eval_loss[99]
print("change in percent", 100 * (at_100 - at_81) / at_81)
reading = "flat"
