# wrong: the word is that of the first 30 epochs; then training goes on (with the same history) and the curve is not read again
# hint: the curve has changed since: read it again
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=30, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 30 epochs.")
part = mass_history.eval_loss[-6:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

mass_history = train(
    curve_model,
    penguins.train,
    loss_fn=nn.MSELoss(),
    optimizer=optimizer,
    epochs=300,
    eval_data=penguins.validation,
    history=mass_history,
)
show(plot_history(mass_history), alt="Loss curves of 330 epochs.")
