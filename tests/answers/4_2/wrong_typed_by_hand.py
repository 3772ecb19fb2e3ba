# wrong: the accuracy is a number typed by hand, from the two species of section 4.10
# hint: compute the accuracy of this model on the validation birds
def train_classifier(X, y):
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
    return model


species_model = train_classifier(X_species, y_species)
accuracy = 42 / 44
