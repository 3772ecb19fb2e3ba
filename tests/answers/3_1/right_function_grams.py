# right: a helper function trains, and the loss is kept in grams because it is easier to read
def fit_model(model, X, y, lr, epochs):
    in_grams = []
    optimizer = torch.optim.AdamW(model.parameters(), lr=lr)
    for epoch in range(epochs):
        model.train()
        loss = nn.functional.l1_loss(model(X), y) * 1000
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        in_grams.append(loss.item())
    return model, in_grams


def fit(X, y, epochs):
    set_seed(1)
    return fit_model(nn.Linear(7, 1).to(device), X.to(device), y.to(device), 0.1, epochs)


model, losses = fit(X_birds, y_birds, 250)
