# right: the plain way: linear layer, SGD, 200 epochs, the change computed from the first and last number of the last fifth
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model,
    penguins.train,
    loss_fn=nn.MSELoss(),
    optimizer=optimizer,
    epochs=200,
    eval_data=penguins.validation,
)
show(plot_history(mass_history), alt="Both losses fall steeply and are flat after about 100 epochs.")
curve = mass_history.eval_loss[-40:]
change = (curve[-1] - curve[0]) / curve[0]
print(f"change {100 * change:.1f} %")
if change < -0.02:
    reading = "still falling"
elif change > 0.02:
    reading = "rising"
else:
    reading = "flat"
