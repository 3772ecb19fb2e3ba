# wrong: the model is made a second time behind the optimiser, so the optimiser moves the first one
# hint: the loss never changes: first the model, to the device, then the optimiser
def fit(X, y, epochs):
    set_seed(0)
    model = nn.Linear(7, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    model = nn.Linear(7, 1).to(device)
    losses = []
    for epoch in range(epochs):
        model.train()
        loss = nn.MSELoss()(model(X.to(device)), y.to(device))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return model, losses
