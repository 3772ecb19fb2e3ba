# wrong: species_model is trained outside, and the function gives this finished model back
# hint: the function must make a new model and train it on X and y
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.Adam(species_model.parameters(), lr=0.05)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)


def train_classifier(X, y):
    return species_model


X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()
