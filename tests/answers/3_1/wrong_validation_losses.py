# wrong: the losses that are kept are those of the validation birds, by the test loop of section 3.5
# hint: the loss of each epoch on X and y, which the model learns from
def fit(X, y, epochs):
    X_val, y_val = penguins.validation
    model = nn.Linear(7, 1)
    loss_fn = nn.MSELoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    losses = []
    for epoch in range(epochs):
        model.train()
        loss = loss_fn(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        model.eval()
        with torch.inference_mode():
            test_loss = loss_fn(model(X_val), y_val)
        losses.append(test_loss.item())
    return model, losses
