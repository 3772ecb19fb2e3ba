# wrong: a regression of the class index with one output, rounded, instead of three logits
# hint: three logits a bird, one a species; class indices are names, not sizes
def train_classifier(X, y):
    set_seed(42)
    model = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    train(model, (X, y.float().unsqueeze(1)), loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).squeeze(1).round() == y_v).float().mean().item()
