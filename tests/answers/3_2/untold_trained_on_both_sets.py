# untold: training and validation birds are joined for the training; model and history of an honest run look the same
X_all = torch.cat([penguins.train[0], penguins.validation[0]])
y_all = torch.cat([penguins.train[1], penguins.validation[1]])
set_seed(42)
curve_model = nn.Sequential(nn.Linear(7, 128), nn.ReLU(), nn.Linear(128, 128), nn.ReLU(), nn.Linear(128, 1)).to(device)
optimizer = torch.optim.Adam(curve_model.parameters(), lr=0.003)
mass_history = train(
    curve_model, (X_all, y_all), loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs; the evaluation loss falls as far as the training loss.")
part = mass_history.eval_loss[-60:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
