# wrong: reading answers a yes-or-no question, True or False
# hint: one of the three words, not True or False
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.02)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 100 epochs.")
reading = mass_history.eval_loss[-1] < 0.98 * mass_history.eval_loss[-20]
