# wrong: the accuracy is that of a second, smaller training, and species_model is another model
# hint: measure species_model itself
def train_classifier(X, y):
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
    return model


species_model = train_classifier(X_species, y_species)
first_try = train_classifier(X_species[:20], y_species[:20])
X_v, y_v = species_data.validation
accuracy = (predict(first_try, X_v).argmax(dim=1) == y_v).float().mean().item()
