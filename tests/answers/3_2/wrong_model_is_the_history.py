# wrong: curve_model is what train returns, the history, and not the model
# hint: train returns the history; the model is the one you passed in
set_seed(42)
net = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
curve_model = train(
    net, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
)
mass_history = curve_model
show(plot_history(mass_history), alt="Loss curves of 300 epochs.")
part = mass_history.eval_loss[-60:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
