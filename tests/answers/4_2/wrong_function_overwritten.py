# wrong: train_classifier is the trained model, since the name is used again for the result
# hint: train_classifier must stay the function; its result has another name, species_model
def train_classifier(X, y):
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
    return model


train_classifier = train_classifier(X_species, y_species)
species_model = train_classifier
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()
