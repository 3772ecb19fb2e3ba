# wrong: the model is trained on training and validation birds together, "more data is better" (leakage, nearly right)
# hint: keep the validation birds out of the training
def train_classifier(X, y):
    model = nn.Sequential(nn.Linear(3, 32), nn.ReLU(), nn.Linear(32, 3)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=400)
    return model


X_v, y_v = species_data.validation
species_model = train_classifier(torch.cat([X_species, X_v]), torch.cat([y_species, y_v]))
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()
