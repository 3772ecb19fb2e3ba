# wrong: kept_model is the class of the network
# hint: an object is wanted, and with the best parameters
class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1))

    def forward(self, x):
        return self.layers(x)


set_seed(42)
model = Network().to(device)
keeper = KeepBest(model, patience=600)
kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch
kept_model = Network
