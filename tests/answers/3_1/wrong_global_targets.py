# wrong: the inputs are X, but the targets are the y_birds above the function (half renamed)
# hint: compare with y, the argument, and not with y_birds
def fit(X, y, epochs):
    model = nn.Linear(7, 1)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
    losses = []
    for epoch in range(epochs):
        y_pred = model(X)
        loss = nn.L1Loss()(y_pred, y_birds)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return model, losses
