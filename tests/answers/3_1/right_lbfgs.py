# right: another optimiser, LBFGS, whose step takes the five lines as a function
def fit(X, y, epochs):
    torch.manual_seed(5)
    mass_model = nn.Linear(7, 1)
    optimizer = torch.optim.LBFGS(mass_model.parameters(), lr=0.5, max_iter=3)
    loss_fn = nn.MSELoss()

    def closure():
        optimizer.zero_grad()
        loss = loss_fn(mass_model(X), y)
        loss.backward()
        return loss

    mass_losses = [optimizer.step(closure).item() for epoch in range(epochs)]
    return mass_model, mass_losses
