# right: a lazy first layer and dropout behind the hidden layer; measured in eval mode by evaluate
from itertools import product


def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.LazyLinear(size), nn.ReLU(), nn.Dropout(0.1), nn.Linear(size, 1))
    model(penguins.train[0][:1])  # now the lazy layer knows its width
    model = model.to(device)
    optimizer = torch.optim.NAdam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=150)
    return model, evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]


trials = {}
for rate, size in product([0.003, 0.01], [16, 48]):
    trials[rate, size] = try_out(rate, size)[1]
best_trial = min(trials, key=trials.__getitem__)
