# wrong: the mean of the largest probabilities, how sure the model is, is taken for the accuracy (nearly right)
# hint: how sure the model is says not whether it is right: compare its decisions with y
def train_classifier(X, y):
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = predict(species_model, X_v).softmax(dim=1).max(dim=1).values.mean().item()
