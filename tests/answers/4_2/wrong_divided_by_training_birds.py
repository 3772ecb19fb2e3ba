# wrong: the count of right validation birds is divided by the number of training birds
# hint: divide by the number of validation birds
def train_classifier(X, y):
    set_seed(42)
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=200)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).sum().item() / len(y_species)
