# wrong: only the loss of every tenth epoch is kept, the place where it is printed (nearly right)
# hint: the loss of each epoch: append before the if
def fit(X, y, epochs):
    model = nn.Linear(7, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    losses = []
    for epoch in range(epochs):
        loss = nn.MSELoss()(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if epoch % 10 == 0:
            print(epoch, loss.item())
            losses.append(loss.item())
    return model, losses
