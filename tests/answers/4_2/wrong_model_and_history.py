# wrong: the function returns two things, the model and the history
# hint: return the model alone
def train_classifier(X, y):
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    history = train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
    return model, history


species_model, species_history = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()
