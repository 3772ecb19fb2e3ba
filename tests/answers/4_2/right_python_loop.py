# right: long-winded, bird after bird, the largest logit found by hand; weight matrix of one's own
class ThreeSums(nn.Module):
    def __init__(self):
        super().__init__()
        self.weights = nn.Parameter(torch.zeros(3, 3))
        self.biases = nn.Parameter(torch.zeros(3))

    def forward(self, X):
        return X @ self.weights.T + self.biases


def train_classifier(X, y):
    three_sums = ThreeSums()
    optimizer = torch.optim.RMSprop(three_sums.parameters(), lr=0.05)
    for epoch in range(100):
        loss = nn.functional.cross_entropy(three_sums(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return three_sums


X_train_birds, y_train_birds = species_data.train
X_val_birds, y_val_birds = species_data.validation
species_model = train_classifier(X_train_birds, y_train_birds)
species_model.eval()
number_right = 0
number_of_birds = 0
with torch.inference_mode():
    for features_of_bird, species in zip(X_val_birds, y_val_birds):
        three_logits = species_model(features_of_bird.unsqueeze(0))[0].tolist()
        best = three_logits.index(max(three_logits))
        if best == species.item():
            number_right = number_right + 1
        number_of_birds = number_of_birds + 1
accuracy = number_right / number_of_birds
print("accuracy", accuracy)
