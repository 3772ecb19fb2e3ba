# wrong: the accuracy is measured on the training birds
# hint: the wrong set: measure on the validation birds
def train_classifier(X, y):
    set_seed(42)
    model = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 3)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=300)
    return model


X, y = species_data.train
species_model = train_classifier(X, y)
accuracy = (predict(species_model, X).argmax(dim=1) == y).float().mean().item()
