# wrong: the change is taken from the first epoch to the last, not over the last fifth
# hint: only the last fifth of the epochs counts, not the whole curve
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs.")
first, last = mass_history.eval_loss[0], mass_history.eval_loss[-1]
reading = "still falling" if last < 0.98 * first else "rising" if last > 1.02 * first else "flat"
