# wrong: beginning minus end, so the sign is turned round and a falling loss is called rising
# hint: the loss is lower at the end than at the beginning: look at the direction again
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.01)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 100 epochs.")
part = mass_history.eval_loss[-20:]
change = (part[0] - part[-1]) / part[0]
if change > 0.02:
    reading = "rising"
elif change < -0.02:
    reading = "still falling"
else:
    reading = "flat"
