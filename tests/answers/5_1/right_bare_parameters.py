# right: weights and biases as bare parameters and matrix products, as a NumPy user writes a network
class TwoLayers(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.W1 = nn.Parameter(torch.randn(7, size) * 0.3)
        self.b1 = nn.Parameter(torch.zeros(size))
        self.W2 = nn.Parameter(torch.randn(size, 1) * 0.3)
        self.b2 = nn.Parameter(torch.zeros(1))

    def forward(self, x):
        hidden = torch.sigmoid(x @ self.W1 + self.b1)
        return hidden @ self.W2 + self.b2


def mean_absolute_error(y_pred, y):
    return (y_pred - y).abs().mean()


def try_out(rate, size):
    set_seed(3)
    model = TwoLayers(size).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=mean_absolute_error, optimizer=optimizer, epochs=300)
    X, y = penguins.validation
    return model, mean_absolute_error(predict(model, X), y).item()


rates, sizes = (0.003, 0.03, 0.1), (5, 20)
trials = {(rate, size): try_out(rate, size)[1] for rate in rates for size in sizes}
best_trial = min(trials, key=lambda trial: trials[trial])
