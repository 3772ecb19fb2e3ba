# right: a class of one's own, SGD with momentum, and the last evaluation loss of the history
class MassNetwork(nn.Module):
    def __init__(self, hidden):
        super().__init__()
        self.hidden = nn.Linear(7, hidden)
        self.output = nn.Linear(hidden, 1)

    def forward(self, x):
        return self.output(torch.tanh(self.hidden(x)))


def try_out(rate, size):
    network = MassNetwork(size).to(device)
    sgd = torch.optim.SGD(network.parameters(), lr=rate, momentum=0.9)
    history = train(
        network,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=sgd,
        epochs=250,
        eval_data=penguins.validation,
    )
    return network, history.eval_loss[-1]


trials = {}
best_loss = float("inf")
for rate in [0.003, 0.03]:
    for size in [16, 32]:
        _, loss = try_out(rate, size)
        trials[rate, size] = loss
        if loss < best_loss:
            best_loss = loss
            best_trial = (rate, size)
