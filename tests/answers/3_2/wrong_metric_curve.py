# wrong: the curve of a metric is read instead of the loss; the mean distance is flat while the loss is still falling (nearly right)
# hint: read eval_loss, not the metric
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model,
    penguins.train,
    loss_fn=nn.MSELoss(),
    optimizer=optimizer,
    epochs=80,
    eval_data=penguins.validation,
    metrics={"mean distance": nn.L1Loss()},
)
show(plot_history(mass_history), alt="Loss curves of 80 epochs.")
curve = mass_history.metrics["mean distance"]
change = curve[79] / curve[64] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
