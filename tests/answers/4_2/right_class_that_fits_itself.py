# right: a class with its own fit and score, as in scikit-learn; the function makes one, fits it and returns it
class PenguinClassifier(nn.Module):
    def __init__(self, hidden=12):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(3, hidden), nn.ReLU(), nn.Linear(hidden, 3))

    def forward(self, X):
        return self.layers(X)

    def fit(self, X, y, epochs=200, lr=0.02):
        optimizer = torch.optim.Adam(self.parameters(), lr=lr)
        for _ in range(epochs):
            self.train()
            loss = nn.functional.cross_entropy(self(X), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        return self

    def score(self, X, y):
        self.eval()
        with torch.no_grad():
            return (self(X).argmax(dim=1) == y).float().mean().item()


def train_classifier(X, y):
    return PenguinClassifier().to(device).fit(X.to(device), y.to(device))


species_model = train_classifier(X_species, y_species)
accuracy = species_model.score(*(part.to(device) for part in species_data.validation))
