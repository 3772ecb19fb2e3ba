# right: two hidden layers with dropout in a class, mini-batches, momentum, a metric beside the loss
class BigNetwork(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Linear(7, 256)
        self.second = nn.Linear(256, 64)
        self.drop = nn.Dropout(0.2)
        self.last = nn.Linear(64, 1)

    def forward(self, x):
        x = torch.relu(self.first(x))
        x = self.drop(torch.relu(self.second(x)))
        return self.last(x)


set_seed(1)
model = BigNetwork().to(device)
loader = DataLoader(TensorDataset(*penguins.train), batch_size=50, shuffle=True)
best_weights, best_loss, best_epoch = None, None, None


def watch(history):
    global best_weights, best_loss, best_epoch
    loss = history.eval_loss[-1]
    if best_loss is None or loss < best_loss:
        best_loss = loss
        best_epoch = len(history)
        best_weights = deepcopy(model.state_dict())
    return False


kept_history = train(
    model,
    loader,
    loss_fn=nn.MSELoss(),
    optimizer=torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9),
    epochs=100,
    eval_data=penguins.validation,
    metrics={"mae": nn.L1Loss()},
    callback=watch,
)
kept_model = BigNetwork().to(device)
kept_model.load_state_dict(best_weights)
kept_model.eval()
