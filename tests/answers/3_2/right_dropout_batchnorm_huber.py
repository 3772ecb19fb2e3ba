# right: a network with BatchNorm and Dropout (train and eval mode differ), left in train mode; HuberLoss
set_seed(7)
curve_model = nn.Sequential(
    nn.Linear(7, 24), nn.BatchNorm1d(24), nn.ReLU(), nn.Dropout(0.2), nn.Linear(24, 1)
).to(device)
curve_model.train()
mass_history = train(
    curve_model,
    penguins.train,
    loss_fn=nn.HuberLoss(),
    optimizer=torch.optim.SGD(curve_model.parameters(), lr=0.01),
    epochs=100,
    eval_data=penguins.validation,
)
show(plot_history(mass_history), alt="The training loss lies above the evaluation loss; both fall.")
early, late = mass_history.eval_loss[80], mass_history.eval_loss[99]
reading = "still falling" if late < 0.98 * early else "rising" if late > 1.02 * early else "flat"
