# wrong: the last epoch is compared with the one before
# hint: compare the end of the last fifth with its beginning, not with the epoch before
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.02)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 100 epochs.")
part = mass_history.eval_loss[-2:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
