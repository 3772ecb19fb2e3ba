# wrong: evaluated on validation and test birds joined (nearly right)
# hint: the test birds stay closed: eval_data=penguins.validation alone
both = [penguins.validation, penguins.test]
X_eval = torch.cat([X for X, _ in both])
y_eval = torch.cat([y for _, y in both])
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=(X_eval, y_eval)
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs.")
part = mass_history.eval_loss[-60:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
