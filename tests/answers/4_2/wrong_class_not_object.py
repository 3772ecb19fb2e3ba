# wrong: species_model is the class, the trained object is called net
# hint: a class and not a model: species_model is what train_classifier returns
class SpeciesModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(3, 3)

    def forward(self, x):
        return self.layer(x)


def train_classifier(X, y):
    set_seed(42)
    net = SpeciesModel().to(device)
    optimizer = torch.optim.SGD(net.parameters(), lr=0.5)
    train(net, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=200)
    return net


net = train_classifier(X_species, y_species)
species_model = SpeciesModel
X_v, y_v = species_data.validation
accuracy = (predict(net, X_v).argmax(dim=1) == y_v).float().mean().item()
