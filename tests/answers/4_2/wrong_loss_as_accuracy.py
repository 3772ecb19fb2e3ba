# wrong: 1 minus the validation loss is taken for the accuracy
# hint: accuracy is the share of right decisions, not made from the loss
def train_classifier(X, y):
    set_seed(42)
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=200)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = 1 - nn.CrossEntropyLoss()(predict(species_model, X_v), y_v).item()
