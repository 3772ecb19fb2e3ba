# wrong: reading is the function that reads the curve; it is never called
# hint: reading must be a word: call the function
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs.")


def reading():
    change = mass_history.eval_loss[-1] / mass_history.eval_loss[-60] - 1
    return "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
