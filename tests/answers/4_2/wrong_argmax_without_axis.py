# wrong: argmax without an axis gives one number for the whole table, and that is compared with all birds
# hint: argmax over the axis of the logits, dim=1: one decision a bird
def train_classifier(X, y):
    set_seed(42)
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=200)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax() == y_v).float().mean().item()
