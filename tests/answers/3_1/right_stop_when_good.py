# right: a while loop that stops when the error is low enough, so it may return fewer losses; HuberLoss, momentum
def fit(X, y, epochs):
    set_seed(3)
    mass_model = nn.Linear(7, 1)
    huber = nn.HuberLoss()
    sgd = torch.optim.SGD(mass_model.parameters(), lr=0.05, momentum=0.9)
    mass_losses = []
    mean_error = 999
    while mean_error > 0.240 and len(mass_losses) < epochs:
        mass_model.train()
        loss = huber(mass_model(X), y)
        sgd.zero_grad()
        loss.backward()
        sgd.step()
        mass_losses += [loss.item()]
        mass_model.eval()
        with torch.inference_mode():
            mean_error = (mass_model(X) - y).abs().mean().item()
    print(len(mass_losses), "epochs, mean error", mean_error)
    return mass_model, mass_losses
