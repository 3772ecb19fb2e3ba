# wrong: return stands inside the loop, so fit ends after the first epoch
# hint: one epoch only: return belongs behind the loop, four spaces to the left
def fit(X, y, epochs):
    model = nn.Linear(7, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    losses = []
    for epoch in range(epochs):
        y_pred = model(X)
        loss = nn.MSELoss()(y_pred, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        return model, losses
