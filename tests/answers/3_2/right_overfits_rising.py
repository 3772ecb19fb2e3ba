# right: a larger network whose validation loss rises in the last fifth while the training loss falls; a metric is measured too
torch.manual_seed(42)
curve_model = nn.Sequential(
    nn.Linear(7, 32), nn.Tanh(),
    nn.Linear(32, 32), nn.Tanh(),
    nn.Linear(32, 1),
).to(device)
mass_history = train(
    curve_model,
    penguins.train,
    loss_fn=nn.MSELoss(),
    optimizer=torch.optim.Adam(curve_model.parameters(), lr=0.01),
    epochs=1000,
    eval_data=penguins.validation,
    metrics={"mae": nn.L1Loss()},
)
show(plot_history(mass_history, log=True), alt="The training loss falls; the evaluation loss falls, then rises.")
fifth = len(mass_history.eval_loss) // 5
start, end = mass_history.eval_loss[-fifth], mass_history.eval_loss[-1]
ratio = end / start
reading = "still falling" if ratio < 0.98 else "rising" if ratio > 1.02 else "flat"
print(ratio, reading)
