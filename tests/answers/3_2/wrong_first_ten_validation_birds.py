# wrong: the curve is that of the first ten validation birds only
# hint: all validation birds: eval_data=penguins.validation
X_val, y_val = penguins.validation
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=(X_val[:10], y_val[:10])
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs.")
part = mass_history.eval_loss[-60:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
