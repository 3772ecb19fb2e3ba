# wrong: the rate is absurdly high in a loop of one's own, so the logits become NaN
# hint: the logits are NaN: lower the rate
def train_classifier(X, y):
    set_seed(42)
    model = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 3))
    optimizer = torch.optim.SGD(model.parameters(), lr=1e20)
    for epoch in range(50):
        loss = nn.CrossEntropyLoss()(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(loss.item())
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (species_model(X_v).argmax(dim=1) == y_v).float().mean().item()
