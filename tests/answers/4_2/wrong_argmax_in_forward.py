# wrong: in eval mode the model returns the decision, one number a bird, and no logits
# hint: the model returns three logits; argmax comes after it
class SpeciesModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(3, 3)

    def forward(self, x):
        logits = self.layer(x)
        if self.training:
            return logits
        return logits.argmax(dim=1)


def train_classifier(X, y):
    set_seed(42)
    model = SpeciesModel().to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=200)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v) == y_v).float().mean().item()
