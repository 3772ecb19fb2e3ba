# right: HuberLoss with a delta of its own, which is neither the mean square nor the mean distance
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1, momentum=0.9)
mass_history = train(
    curve_model,
    penguins.train,
    loss_fn=nn.HuberLoss(delta=0.3),
    optimizer=optimizer,
    epochs=300,
    eval_data=penguins.validation,
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs, flat at the end.")
ratio = mass_history.eval_loss[-1] / mass_history.eval_loss[-60]
reading = "still falling" if ratio < 0.98 else "rising" if ratio > 1.02 else "flat"
