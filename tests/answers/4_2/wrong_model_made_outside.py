# wrong: the model is made once, above the function, so a second call goes on with it and changes species_model
# hint: make the model inside the function, anew in each call
flat_model = nn.Linear(3, 3).to(device)


def train_classifier(X, y):
    optimizer = torch.optim.Adam(flat_model.parameters(), lr=0.05)
    train(flat_model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
    return flat_model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()
