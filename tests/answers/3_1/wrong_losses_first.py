# wrong: the two results are in the wrong order: first the losses, then the model
# hint: the order: return model, losses
def fit(X, y, epochs):
    model = nn.Linear(7, 1).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    losses = []
    for epoch in range(epochs):
        loss = nn.MSELoss()(model(X.to(device)), y.to(device))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses, model


losses, model = fit(X_birds, y_birds, 300)
