# wrong: the limit is 0.0002, which is 0.02 %, so a fall of 1 % is called still falling
# hint: 2 percent is 0.02, not 0.0002
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=130, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 130 epochs.")
part = mass_history.eval_loss[-26:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.0002 else "rising" if change > 0.0002 else "flat"
