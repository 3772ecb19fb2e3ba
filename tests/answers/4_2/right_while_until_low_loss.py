# right: a while loop until the loss is low or 1000 turns are done; mini-batches by randperm; British spelling
def train_classifier(X, y):
    classifier = nn.Linear(3, 3)
    optimiser = torch.optim.SGD(classifier.parameters(), lr=0.5, momentum=0.9)
    criterion = nn.CrossEntropyLoss()
    turn, running = 0, 9.9
    while running > 0.05 and turn < 1000:
        rows = torch.randperm(len(X))[:64]
        loss = criterion(classifier(X[rows]), y[rows])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        running = 0.9 * running + 0.1 * loss.item()
        turn += 1
    return classifier


species_model = train_classifier(X_species, y_species)
favourites = predict(species_model, species_data.validation[0]).argmax(dim=1)
n_right = torch.count_nonzero(favourites == species_data.validation[1]).item()
accuracy = n_right / favourites.shape[0]
