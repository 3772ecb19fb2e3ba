# wrong: the function trains bird_net, but returns model, a name that the lesson left behind
# hint: the model that is returned is not the one that was trained
def fit(X, y, epochs):
    bird_net = nn.Linear(7, 1)
    sgd = torch.optim.SGD(bird_net.parameters(), lr=0.1)
    losses = []
    for epoch in range(epochs):
        y_pred = bird_net(X)
        loss = nn.MSELoss()(y_pred, y)
        sgd.zero_grad()
        loss.backward()
        sgd.step()
        losses.append(loss.item())
    return model, losses
