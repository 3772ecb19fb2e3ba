# wrong: the function has no return, so it gives None
# hint: fit returns None: the last line must return the model and the losses
def fit(X, y, epochs):
    bird_model = nn.Linear(7, 1)
    optimizer = torch.optim.SGD(bird_model.parameters(), lr=0.1)
    losses = []
    for epoch in range(epochs):
        loss = nn.MSELoss()(bird_model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
