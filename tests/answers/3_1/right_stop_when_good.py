# right: a while loop that stops when the validation error is low enough; HuberLoss, momentum
set_seed(3)
X_valid, y_valid = penguins.validation
mass_model = nn.Linear(7, 1)
huber = nn.HuberLoss()
sgd = torch.optim.SGD(mass_model.parameters(), lr=0.05, momentum=0.9)
mass_losses = []
valid_error = 999
while valid_error > 0.240 and len(mass_losses) < 2000:
    mass_model.train()
    loss = huber(mass_model(X_birds), y_birds)
    sgd.zero_grad()
    loss.backward()
    sgd.step()
    mass_losses += [loss.item()]
    mass_model.eval()
    with torch.inference_mode():
        valid_error = (mass_model(X_valid) - y_valid).abs().mean().item()
print(len(mass_losses), "epochs, validation error", valid_error)
