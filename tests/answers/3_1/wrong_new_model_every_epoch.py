# wrong: model and optimiser are made inside the loop, so every epoch begins from scratch
# hint: the model forgets everything in each epoch: make it before the loop
def fit(X, y, epochs):
    losses = []
    for epoch in range(epochs):
        model = nn.Linear(7, 1)
        optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
        loss = nn.MSELoss()(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return model, losses
