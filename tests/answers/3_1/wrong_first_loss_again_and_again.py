# wrong: the loss that is kept was computed once, before the loop; that of the training is not kept
# hint: the same number in every epoch: append the loss of the loop
def fit(X, y, epochs):
    model = nn.Linear(7, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    loss_fn = nn.MSELoss()
    loss = loss_fn(model(X), y)
    losses = []
    for epoch in range(epochs):
        train_loss = loss_fn(model(X), y)
        optimizer.zero_grad()
        train_loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return model, losses
