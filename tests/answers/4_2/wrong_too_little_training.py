# wrong: three epochs at a low rate are not enough for 0.85
# hint: below 0.85: train longer or with a higher rate
def train_classifier(X, y):
    set_seed(42)
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=3)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()
