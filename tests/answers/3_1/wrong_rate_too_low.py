# wrong: the rate is lower still than that of the line, 0.001, since Adam is said to be quick; 300 epochs do not bring the error below 350 grams
# hint: the loss is still falling at the end: raise the learning rate
def fit(X, y, epochs):
    set_seed(42)
    model = nn.Linear(7, 1).to(device)
    loss_fn = nn.MSELoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
    losses = []
    for epoch in range(epochs):
        model.train()
        y_pred = model(X.to(device))  # 1. forward pass
        loss = loss_fn(y_pred, y.to(device))  # 2. loss
        optimizer.zero_grad()  # 3. clear the old gradients
        loss.backward()  # 4. backpropagation
        optimizer.step()  # 5. update the parameters
        losses.append(loss.item())
    return model, losses
