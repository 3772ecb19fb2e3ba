# wrong: two runs with two rates: the model is that of the last run, the history that of the first (nearly right)
# hint: model and history must be of the same run
runs = []
for rate in (0.1, 0.02):
    set_seed(42)
    curve_model = nn.Linear(7, 1).to(device)
    optimizer = torch.optim.SGD(curve_model.parameters(), lr=rate)
    runs.append(
        train(
            curve_model,
            penguins.train,
            loss_fn=nn.MSELoss(),
            optimizer=optimizer,
            epochs=100,
            eval_data=penguins.validation,
        )
    )
mass_history = runs[0]  # the better one
show(plot_history(mass_history), alt="Loss curves of 100 epochs.")
part = mass_history.eval_loss[-20:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
