# wrong: a layer that does not fit is appended after the training, so the model fails in forward
# hint: the model raises an error when it is called: the last layer does not fit
set_seed(42)
curve_model = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1)).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.05)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=200, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 200 epochs.")
part = mass_history.eval_loss[-40:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
curve_model.append(nn.Linear(16, 1).to(device))  # one layer more would be better
