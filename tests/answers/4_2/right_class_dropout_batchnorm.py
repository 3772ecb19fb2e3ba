# right: a class with batch normalisation and dropout, left in training mode; accuracy stays a tensor
class SpeciesNet(nn.Module):
    def __init__(self, n_in, n_out, hidden=32):
        super().__init__()
        self.hidden = nn.Linear(n_in, hidden)
        self.norm = nn.BatchNorm1d(hidden)
        self.drop = nn.Dropout(0.3)
        self.out = nn.Linear(hidden, n_out)

    def forward(self, x):
        x = self.hidden(x)
        x = nn.functional.relu(self.norm(x))
        x = self.drop(x)
        return self.out(x)


def train_classifier(X, y):
    set_seed(5)
    net = SpeciesNet(3, 3).to(device)
    history = train(
        net,
        (X, y),
        loss_fn=nn.CrossEntropyLoss(),
        optimizer=torch.optim.Adam(net.parameters(), lr=0.02),
        epochs=120,
        eval_data=species_data.validation,
    )
    return net


species_model = train_classifier(X_species, y_species)
logits = predict(species_model, species_data.validation[0])
accuracy = (logits.argmax(dim=-1) == species_data.validation[1]).float().mean()
