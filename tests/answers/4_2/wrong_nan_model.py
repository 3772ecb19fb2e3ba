# wrong: the rate is absurdly high in a loop of one's own, so the logits become NaN
# hint: the logits are NaN: lower the rate
set_seed(42)
X, y = species_data.train
species_model = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 3))
optimizer = torch.optim.SGD(species_model.parameters(), lr=1e20)
for epoch in range(50):
    loss = nn.CrossEntropyLoss()(species_model(X), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
X_v, y_v = species_data.validation
print(loss.item())
accuracy = (species_model(X_v).argmax(dim=1) == y_v).float().mean().item()
