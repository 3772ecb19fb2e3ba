# wrong: the function trains on X_birds and y_birds, which stand above it, whatever X and y it is given (nearly right)
# hint: use the function's own arguments, X and y
def fit(X, y, epochs):
    set_seed(42)
    model = nn.Linear(7, 1).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    losses = []
    for epoch in range(epochs):
        model.train()
        loss = nn.MSELoss()(model(X_birds.to(device)), y_birds.to(device))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return model, losses
