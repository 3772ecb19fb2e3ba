# wrong: a word for each epoch of the last fifth instead of one word
# hint: one word for the whole fifth, not a list
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 100 epochs.")
part = mass_history.eval_loss[-20:]
reading = []
for loss in part:
    change = loss / part[0] - 1
    reading.append("still falling" if change < -0.02 else "rising" if change > 0.02 else "flat")
