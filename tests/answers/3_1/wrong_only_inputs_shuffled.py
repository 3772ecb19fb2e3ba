# wrong: the rows of X are shuffled, those of y are not, so each bird gets another one's mass
# hint: the same order for X and y: y[order] too
def fit(X, y, epochs):
    model = nn.Linear(7, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    losses = []
    for epoch in range(epochs):
        order = torch.randperm(len(X))
        xb, yb = X[order], y
        loss = nn.MSELoss()(model(xb), yb)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return model, losses
