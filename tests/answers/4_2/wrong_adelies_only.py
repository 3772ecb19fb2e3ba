# wrong: only the Adelies among the validation birds are looked at
# hint: all validation birds, of all three species
def train_classifier(X, y):
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
adelies = y_v == 0
accuracy = (predict(species_model, X_v[adelies]).argmax(dim=1) == y_v[adelies]).float().mean().item()
