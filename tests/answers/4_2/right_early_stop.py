# right: short; stops as soon as 0.95 of the birds are right, a callback decides
share_right = lambda model, X, y: (predict(model, X).max(dim=1).indices == y).double().mean().item()

def train_classifier(X, y):
    set_seed(4)
    model = nn.Linear(3, 3).to(device)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=torch.optim.Adam(model.parameters(), lr=0.02), epochs=500, callback=lambda h: share_right(model, X, y) >= 0.95)
    return model

species_model = train_classifier(X_species, y_species)
accuracy = share_right(species_model, *species_data.validation)
