# wrong: the accuracy is measured on the test birds, which must stay closed
# hint: the wrong set: validation birds; the test birds stay closed
def train_classifier(X, y):
    set_seed(0)
    model = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 3)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=40)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.test
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()
