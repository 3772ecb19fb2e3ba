# wrong: trained further by hand, at a far too high rate, after the history was taken; the model is left with NaN
# hint: the model gives NaN: lower the rate, and make model and history anew
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 100 epochs.")
part = mass_history.eval_loss[-20:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# a few more steps, faster
fast = torch.optim.SGD(curve_model.parameters(), lr=10)
X, y = penguins.train[0].to(device), penguins.train[1].to(device)
for _ in range(100):
    loss = nn.MSELoss()(curve_model(X), y)
    fast.zero_grad()
    loss.backward()
    fast.step()
