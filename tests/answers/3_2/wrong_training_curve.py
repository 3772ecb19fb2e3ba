# wrong: the curve of the training birds is read; it is still falling, while that of the validation birds rises
# hint: read eval_loss, the curve of the validation birds, not train_loss
set_seed(42)
curve_model = nn.Sequential(nn.Linear(7, 32), nn.Tanh(), nn.Linear(32, 32), nn.Tanh(), nn.Linear(32, 1)).to(device)
mass_history = train(
    curve_model,
    penguins.train,
    loss_fn=nn.MSELoss(),
    optimizer=torch.optim.Adam(curve_model.parameters(), lr=0.01),
    epochs=1000,
    eval_data=penguins.validation,
)
show(plot_history(mass_history), alt="Loss curves of 1000 epochs.")
part = mass_history.train_loss[-200:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
