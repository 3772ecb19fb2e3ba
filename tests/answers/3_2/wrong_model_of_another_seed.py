# wrong: the same network is trained from two seeds; the model is of the one seed, the history of the other (subtle)
# hint: model and history must be of the same run: the losses differ in the second place
def run(seed):
    set_seed(seed)
    net = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1)).to(device)
    opt = torch.optim.SGD(net.parameters(), lr=0.05)
    return net, train(
        net, penguins.train, loss_fn=nn.MSELoss(), optimizer=opt, epochs=200, eval_data=penguins.validation
    )


curve_model, _ = run(1)
_, mass_history = run(2)
show(plot_history(mass_history), alt="Loss curves of 200 epochs.")
part = mass_history.eval_loss[-40:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
