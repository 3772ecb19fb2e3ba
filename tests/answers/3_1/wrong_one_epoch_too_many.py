# wrong: range(epochs + 1) is one epoch more than asked for
# hint: one loss too many: range(epochs) counts from 0
def fit(X, y, epochs):
    model = nn.Linear(7, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    losses = []
    for epoch in range(0, epochs + 1):
        loss = nn.MSELoss()(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return model, losses
