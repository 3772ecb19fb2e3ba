# right: as short as it gets, on the CPU, with the gradients cleared at the end of each turn
def fit(X, y, epochs):
    model, losses = nn.Linear(7, 1), []
    opt = torch.optim.Adam(model.parameters(), lr=0.1)
    for _ in range(epochs):
        loss = (model(X) - y).abs().mean()
        loss.backward()
        opt.step()
        opt.zero_grad()
        losses.append(float(loss))
    return model, losses
