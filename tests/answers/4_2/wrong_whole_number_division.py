# wrong: // instead of /, so the accuracy is 0
# hint: // cuts to a whole number: use /
def train_classifier(X, y):
    set_seed(42)
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=200)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = int((predict(species_model, X_v).argmax(dim=1) == y_v).sum()) // len(y_v)
