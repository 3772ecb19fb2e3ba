# wrong: the training masses are turned into grams, the validation masses stay kilograms
# hint: the model gives grams, the birds of the curve have kilograms: leave y as it is
X_g, y_g = penguins.train[0], penguins.train[1] * 1000
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, (X_g, y_g), loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=200, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 200 epochs.")
part = mass_history.eval_loss[-40:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
