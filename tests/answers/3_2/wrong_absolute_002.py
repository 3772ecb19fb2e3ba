# wrong: 0.02 is taken as a difference of losses and not as a share, so a fall of some percent is called flat (nearly right)
# hint: 2 percent of the loss at the beginning, not a difference of 0.02
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=50, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 50 epochs.")
start, end = mass_history.eval_loss[-10], mass_history.eval_loss[-1]
reading = "still falling" if end - start < -0.02 else "rising" if end - start > 0.02 else "flat"
