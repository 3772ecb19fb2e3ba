# right: the table of counts first, and the accuracy is its diagonal over its sum
def train_classifier(X, y):
    set_seed(42)
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
    return model


species_model = train_classifier(X_species, y_species)
X_val_s, y_val_s = species_data.validation
said = predict(species_model, X_val_s).argmax(dim=1)
counts = torch.zeros(3, 3)
for true_one, said_one in zip(y_val_s, said):
    counts[true_one, said_one] += 1
accuracy = (counts.diagonal().sum() / counts.sum()).item()
