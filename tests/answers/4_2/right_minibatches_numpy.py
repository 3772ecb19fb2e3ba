# right: mini-batches, the accuracy in NumPy, from probabilities by softmax outside the model
import numpy as np
from torch.utils.data import DataLoader, TensorDataset


def train_classifier(X, y):
    set_seed(8)
    batches = DataLoader(TensorDataset(X, y), batch_size=32, shuffle=True)
    net = nn.Sequential(nn.Linear(3, 8), nn.Tanh(), nn.Linear(8, 3)).to(device)
    sgd = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
    train(net, batches, loss_fn=nn.CrossEntropyLoss(), optimizer=sgd, epochs=40)
    return net


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
probabilities = torch.softmax(predict(species_model, X_v), dim=1).numpy()
named = np.argmax(probabilities, axis=1)
accuracy = np.mean(named == y_v.numpy())
