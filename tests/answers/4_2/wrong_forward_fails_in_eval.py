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


set_seed(42)
species_model = SpeciesModel().to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.5)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=200)
X_v, y_v = species_data.validation
with torch.inference_mode():
    accuracy = (species_model(X_v.to(device)).cpu().argmax(dim=1) == y_v).float().mean().item()
