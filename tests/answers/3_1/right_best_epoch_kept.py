# right: the parameters of the epoch with the lowest loss are copied, and loaded back at the end
from copy import deepcopy


def fit(X, y, epochs, rate=0.02):
    X, y = X.to(device), y.to(device)
    model = nn.Sequential(nn.Linear(7, 24), nn.LeakyReLU(), nn.Linear(24, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    losses, lowest, best = [], float("inf"), None
    for epoch in range(epochs):
        model.train()
        loss = nn.functional.l1_loss(model(X), y)
        if loss.item() < lowest:  # the parameters that this loss belongs to, before the step
            lowest, best = loss.item(), deepcopy(model.state_dict())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    model.load_state_dict(best)
    return model, losses
