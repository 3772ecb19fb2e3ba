# wrong: five more steps by hand after the history was taken (subtle)
# hint: the model has changed since the last epoch of the history
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.02)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=60, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 60 epochs.")

X, y = penguins.train[0].to(device), penguins.train[1].to(device)
for _ in range(5):
    loss = nn.MSELoss()(curve_model(X), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

part = mass_history.eval_loss[-12:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
