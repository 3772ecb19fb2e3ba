# wrong: reading is the change itself, a number, and not one of the words
# hint: say it in one of the three words
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs.")
reading = 100 * (mass_history.eval_loss[-1] / mass_history.eval_loss[-60] - 1)
