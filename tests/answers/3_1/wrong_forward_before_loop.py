# wrong: forward pass and loss are computed once, before the loop, so the second backward() fails
# hint: steps 1 and 2 belong inside the loop
def fit(X, y, epochs):
    model = nn.Linear(7, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    y_pred = model(X)
    loss = nn.MSELoss()(y_pred, y)
    losses = []
    for epoch in range(epochs):
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return model, losses
