# wrong: the losses are printed but never kept, the list is empty
# hint: append the loss of each epoch to the list
def fit(X, y, epochs):
    mass_losses = []
    mass_model = nn.Linear(7, 1)
    optimizer = torch.optim.SGD(mass_model.parameters(), lr=0.1)
    for epoch in range(epochs):
        loss = nn.MSELoss()(mass_model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if epoch % 50 == 0:
            print(epoch, loss.item())
    return mass_model, mass_losses
