# right: just what the task says, terse: a linear layer, Adam, 0.05, 100 epochs
def train_classifier(X, y):
    m = nn.Linear(3, 3)
    train(m, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=torch.optim.Adam(m.parameters(), lr=0.05), epochs=100)
    return m


species_model = train_classifier(X_species, y_species)
Xv, yv = species_data.validation
accuracy = (predict(species_model, Xv).argmax(dim=1) == yv).float().mean().item()
