# wrong: the update by hand adds the gradient, so the model walks uphill
# hint: against the slope: p -= lr * p.grad
def fit(X, y, epochs):
    model = nn.Linear(7, 1)
    lr = 0.1
    losses = []
    for epoch in range(epochs):
        loss = nn.L1Loss()(model(X), y)
        model.zero_grad()
        loss.backward()
        with torch.no_grad():
            for p in model.parameters():
                p += lr * p.grad
        losses.append(loss.item())
    return model, losses
