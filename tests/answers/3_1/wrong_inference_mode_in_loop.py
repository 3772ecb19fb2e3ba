# wrong: the forward pass stands in torch.inference_mode(), copied from the test loop, so backward() fails
# hint: training needs the record: no inference_mode() around the forward pass
def fit(X, y, epochs):
    model = nn.Linear(7, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    losses = []
    for epoch in range(epochs):
        model.train()
        with torch.inference_mode():
            y_pred = model(X)
            loss = nn.MSELoss()(y_pred, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return model, losses
