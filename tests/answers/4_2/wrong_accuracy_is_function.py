# wrong: accuracy is the function that would compute it
# hint: a number: call the function
def train_classifier(X, y):
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
    return model


species_model = train_classifier(X_species, y_species)


def accuracy(model=species_model):
    X_v, y_v = species_data.validation
    return (predict(model, X_v).argmax(dim=1) == y_v).float().mean().item()
