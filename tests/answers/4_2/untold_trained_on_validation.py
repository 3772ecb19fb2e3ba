# wrong: the function is given the validation birds, on which the model is judged (leakage)
# hint: the wrong set: species_model is what the function returns for species_data.train
def train_classifier(X, y):
    set_seed(42)
    model = nn.Sequential(nn.Linear(3, 32), nn.ReLU(), nn.Linear(32, 3)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=400)
    return model


species_model = train_classifier(*species_data.validation)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()
