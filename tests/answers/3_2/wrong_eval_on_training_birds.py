# wrong: eval_data is the training set, so the second curve says nothing about unseen birds (nearly right)
# hint: the evaluation curve is that of the training birds: eval_data=penguins.validation
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.train
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs.")
part = mass_history.eval_loss[-60:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
