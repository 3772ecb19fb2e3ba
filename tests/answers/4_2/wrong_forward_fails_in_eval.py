# wrong: forward has a slip that shows only in eval mode: self.softmax does not exist
# hint: the model fails in eval mode with an AttributeError: look at the last line of forward
class SpeciesModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(3, 3)

    def forward(self, x):
        logits = self.layer(x)
        if self.training:
            return logits
        return self.softmax(logits)


def train_classifier(X, y):
    set_seed(42)
    model = SpeciesModel().to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=200)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
with torch.inference_mode():
    accuracy = (species_model(X_v.to(device)).cpu().argmax(dim=1) == y_v).float().mean().item()
