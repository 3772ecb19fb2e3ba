# wrong: the model ends in a softmax, so it returns probabilities, and the loss takes the softmax a second time
# hint: logits as they are: no softmax at the end of the model
def train_classifier(X, y):
    set_seed(42)
    model = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 3), nn.Softmax(dim=1)).to(device)
    train(
        model,
        (X, y),
        loss_fn=nn.CrossEntropyLoss(),
        optimizer=torch.optim.Adam(model.parameters(), lr=0.01),
        epochs=300,
    )
    return model


species_model = train_classifier(X_species, y_species)
accuracy = (predict(species_model, species_data.validation[0]).argmax(dim=1) == species_data.validation[1]).float().mean().item()
