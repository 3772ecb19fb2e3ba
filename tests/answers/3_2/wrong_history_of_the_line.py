# wrong: mass_history is the history of section 3.10, that of the straight line, and not that of the birds
# hint: this is the history of the line: keep what train returned for the birds
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=200, eval_data=penguins.validation
)
mass_history = history
show(plot_history(mass_history), alt="Loss curves of 200 epochs.")
part = mass_history.eval_loss[-40:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
