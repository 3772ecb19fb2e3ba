# wrong: optimizer.step() is forgotten in a loop of one's own
# hint: the model never changes: step 5, optimizer.step(), is missing
def train_classifier(X, y):
    set_seed(42)
    model = nn.Linear(3, 3)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    for epoch in range(100):
        model.train()
        logits = model(X)
        loss = nn.CrossEntropyLoss()(logits, y)
        optimizer.zero_grad()
        loss.backward()
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()
