# wrong: a linear model and a network are trained; the history is that of the network, curve_model is the linear one
# hint: curve_model and mass_history are of two different models
set_seed(42)
linear = nn.Linear(7, 1).to(device)
network = nn.Sequential(nn.Linear(7, 32), nn.ReLU(), nn.Linear(32, 1)).to(device)
histories = {}
for name, net in (("linear", linear), ("network", network)):
    histories[name] = train(
        net,
        penguins.train,
        loss_fn=nn.MSELoss(),
        optimizer=torch.optim.SGD(net.parameters(), lr=0.05),
        epochs=200,
        eval_data=penguins.validation,
    )
show(plot_history(histories), alt="Loss curves of a linear model and a network.")
curve_model = linear
mass_history = histories["network"]
part = mass_history.eval_loss[-40:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
