# wrong: the limit is 0.2, which is 20 %, so a fall of 5 % or so is called flat
# hint: 2 percent is 0.02
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=50, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 50 epochs.")
part = mass_history.eval_loss[-10:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.2 else "rising" if change > 0.2 else "flat"
