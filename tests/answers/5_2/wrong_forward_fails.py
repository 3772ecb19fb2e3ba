# wrong: kept_model is of a second class whose forward uses a misspelt name
# hint: forward raises an error; try kept_model on some birds
class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(7, 256)
        self.output = nn.Linear(256, 1)

    def forward(self, x):
        return self.output(torch.relu(self.hidden(x)))


class KeptNetwork(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(7, 256)
        self.output = nn.Linear(256, 1)

    def forward(self, x):
        return self.output(torch.relu(self.hiden(x)))


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
best_epoch = keeper.best_epoch
kept_model = KeptNetwork().to(device)
kept_model.load_state_dict(keeper.best_state)
