# wrong: species_model is the function itself, the brackets of the call are missing
# hint: call the function: species_model = train_classifier(X_species, y_species)
def train_classifier(X, y):
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
    return model


species_model = train_classifier
X_v, y_v = species_data.validation
accuracy = (predict(train_classifier(X_species, y_species), X_v).argmax(dim=1) == y_v).float().mean().item()
