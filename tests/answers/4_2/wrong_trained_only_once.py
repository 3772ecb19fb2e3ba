# wrong: the result is remembered to save time, so later calls get the model of the first, whatever their birds
# hint: train anew in each call
finished = []


def train_classifier(X, y):
    if not finished:
        model = nn.Linear(3, 3).to(device)
        optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
        train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
        finished.append(model)
    return finished[0]


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()
