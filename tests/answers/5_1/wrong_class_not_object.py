# wrong: the class is returned in place of the trained model
# hint: return the trained object, not its class
class Network(nn.Module):
    def __init__(self, size=16):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1))

    def forward(self, x):
        return self.layers(x)


def try_out(rate, size):
    set_seed(42)
    model = Network(size).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    return Network, evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]


trials = {(rate, size): try_out(rate, size)[1] for rate in (0.001, 0.01) for size in (8, 64)}
best_trial = min(trials, key=trials.get)
