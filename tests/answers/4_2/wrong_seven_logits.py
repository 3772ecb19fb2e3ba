# wrong: seven outputs, a slip from 7 features; only three of them ever win (nearly right)
# hint: three logits, one a species
def train_classifier(X, y):
    set_seed(42)
    model = nn.Linear(3, 7).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=200)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()
