# wrong: the accuracy is measured before the training (wrong order)
# hint: measure after the training, on what train_classifier returns
def train_classifier(X, y):
    set_seed(42)
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=200)
    return model


set_seed(42)
species_model = nn.Linear(3, 3).to(device)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()
species_model = train_classifier(X_species, y_species)
