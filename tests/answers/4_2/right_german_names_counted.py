# right: German names; the right ones are counted in a for loop over two lists
def train_classifier(X, y):
    netz = nn.Linear(3, 3).to(device)
    fehler = nn.CrossEntropyLoss()
    optimierer = torch.optim.Adam(netz.parameters(), lr=0.05)
    merkmale, arten = X.to(device), y.to(device)
    for durchgang in range(120):
        netz.train()
        verlust = fehler(netz(merkmale), arten)
        optimierer.zero_grad()
        verlust.backward()
        optimierer.step()
    return netz


species_model = train_classifier(X_species, y_species)
X_pruef, y_pruef = species_data.validation
entscheidungen = predict(species_model, X_pruef).argmax(dim=1).tolist()
richtig = 0
for gesagt, wahr in zip(entscheidungen, y_pruef.tolist(), strict=True):
    if gesagt == wahr:
        richtig += 1
accuracy = richtig / len(entscheidungen)
