# wrong: the function returns nothing; it leaves the model in species_model by global
# hint: return the model
def train_classifier(X, y):
    global species_model
    species_model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.Adam(species_model.parameters(), lr=0.05)
    train(species_model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)


train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()
