# %% right: adam_as_told
# right: just what the task says, terse: a linear layer, Adam, 0.05, 100 epochs
def train_classifier(X, y):
    m = nn.Linear(3, 3)
    train(m, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=torch.optim.Adam(m.parameters(), lr=0.05), epochs=100)
    return m


species_model = train_classifier(X_species, y_species)
Xv, yv = species_data.validation
accuracy = (predict(species_model, Xv).argmax(dim=1) == yv).float().mean().item()

# %% right: class_dropout_batchnorm
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

# %% right: class_that_fits_itself
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

# %% right: comprehension_topk
# right: topk in place of argmax, and a generator expression that adds up True and False
def train_classifier(X, y):
    model = nn.Sequential(nn.Linear(3, 20), nn.ReLU(), nn.Linear(20, 3)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=150)
    return model


species_model = train_classifier(*species_data.train)
named = predict(species_model, species_data.validation[0]).topk(1, dim=1).indices.squeeze(1)
accuracy = sum(bool(a == b) for a, b in zip(named, species_data.validation[1])) / len(named)

# %% right: early_stop
# right: short; stops as soon as 0.95 of the birds are right, a callback decides
share_right = lambda model, X, y: (predict(model, X).max(dim=1).indices == y).double().mean().item()

def train_classifier(X, y):
    set_seed(4)
    model = nn.Linear(3, 3).to(device)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=torch.optim.Adam(model.parameters(), lr=0.02), epochs=500, callback=lambda h: share_right(model, X, y) >= 0.95)
    return model

species_model = train_classifier(X_species, y_species)
accuracy = share_right(species_model, *species_data.validation)

# %% right: from_confusion_matrix
# right: the table of counts first, and the accuracy is its diagonal over its sum
def train_classifier(X, y):
    set_seed(42)
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
    return model


species_model = train_classifier(X_species, y_species)
X_val_s, y_val_s = species_data.validation
said = predict(species_model, X_val_s).argmax(dim=1)
counts = torch.zeros(3, 3)
for true_one, said_one in zip(y_val_s, said):
    counts[true_one, said_one] += 1
accuracy = (counts.diagonal().sum() / counts.sum()).item()

# %% right: german_names_counted
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

# %% right: linear
# right: the plain way: one linear layer, the course's train, predict and argmax
def train_classifier(X, y):
    set_seed(42)
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=200)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
decision = predict(species_model, X_v).argmax(dim=1)
accuracy = (decision == y_v).float().mean().item()
print(accuracy)

# %% right: minibatches_numpy
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

# %% right: norm_layer_first
# right: a batch-norm layer in front brings the columns to one scale; put into eval mode inside the function
def train_classifier(X, y):
    net = nn.Sequential(nn.BatchNorm1d(3), nn.Linear(3, 3)).to(device)
    train(
        net,
        (X, y),
        loss_fn=nn.CrossEntropyLoss(),
        optimizer=torch.optim.Adam(net.parameters(), lr=0.1),
        epochs=200,
    )
    net.eval()
    return net


species_model = train_classifier(X_species, y_species)
with torch.inference_mode():
    X_val_birds = species_data.validation[0].to(device)
    y_val_birds = species_data.validation[1].to(device)
    accuracy = torch.eq(torch.argmax(species_model(X_val_birds), 1), y_val_birds).double().mean().item()

# %% right: one_against_the_rest
# right: three yes-or-no questions, with BCEWithLogitsLoss on one-hot targets; still three logits, and the largest wins
def train_classifier(X, y):
    targets = nn.functional.one_hot(y, num_classes=3).float()
    model = nn.Linear(3, 3).to(device)
    adam = torch.optim.Adam(model.parameters(), lr=0.1)
    train(model, (X, targets), loss_fn=nn.BCEWithLogitsLoss(), optimizer=adam, epochs=300)
    return model


species_model = train_classifier(X_species, y_species)
accuracy = (predict(species_model, species_data.validation[0]).argmax(1) == species_data.validation[1]).float().mean()
accuracy = round(accuracy.item(), 4)

# %% right: own_loop_network
# right: a network and a loop of one's own instead of train; the right ones are counted with int()
def train_classifier(X, y):
    torch.manual_seed(0)
    X, y = X.to(device), y.to(device)
    network = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 3)).to(device)
    loss_fn = nn.CrossEntropyLoss()
    opt = torch.optim.Adam(network.parameters(), lr=0.01)
    for epoch in range(150):
        network.train()
        loss = loss_fn(network(X), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
    return network


species_model = train_classifier(*species_data.train)
species_model.eval()
with torch.inference_mode():
    logits = species_model(species_data.validation[0].to(device)).cpu()
right = int((logits.argmax(1) == species_data.validation[1]).sum())
accuracy = right / len(logits)
print(f"{right} of {len(logits)}")

# %% right: python_loop
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

# %% right: type_hints
# right: type hints, docstrings, and a function for the share as well
def train_classifier(X: torch.Tensor, y: torch.Tensor) -> nn.Module:
    """Train three weighted sums on the birds X with the class indices y."""
    classifier: nn.Linear = nn.Linear(in_features=X.shape[1], out_features=3, device=device)
    optimiser: torch.optim.Optimizer = torch.optim.Adam(params=classifier.parameters(), lr=0.05)
    train(model=classifier, train_data=(X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimiser, epochs=150)
    return classifier


def share_named_right(model: nn.Module, X: torch.Tensor, y: torch.Tensor) -> float:
    """Say which share of the birds, from 0 to 1, the model names right."""
    decisions: torch.Tensor = predict(model, X).argmax(dim=1)
    return float((decisions == y).sum()) / float(y.numel())


species_model: nn.Module = train_classifier(X_species, y_species)
accuracy: float = share_named_right(species_model, *species_data.validation)

# %% right: weighted_loss
# right: class weights, label smoothing and weight decay, accuracy as a metric that evaluate measures
from course_utils.training import evaluate


def share_right(logits, y):
    return (logits.argmax(dim=1) == y).float().mean().item()


def train_classifier(X, y):
    counts = y.bincount(minlength=3).clamp(min=1)
    weights = (counts.sum() / (3 * counts)).float().to(device)
    set_seed(2)
    model = nn.Sequential(nn.Linear(3, 24), nn.GELU(), nn.Linear(24, 3)).to(device)
    train(
        model,
        (X, y),
        loss_fn=nn.CrossEntropyLoss(weight=weights, label_smoothing=0.05),
        optimizer=torch.optim.AdamW(model.parameters(), lr=0.01, weight_decay=0.01),
        epochs=150,
    )
    return model


species_model = train_classifier(X_species, y_species)
measured = evaluate(species_model, species_data.validation, loss_fn=nn.CrossEntropyLoss(), metrics={"accuracy": share_right})
accuracy = measured["accuracy"]

# %% right: while_until_low_loss
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

# %% wrong: trained_on_validation -> trained-on-validation
# wrong: the function is given the validation birds, on which the model is judged (leakage)
# hint: the wrong set: species_model is what the function returns for species_data.train
def train_classifier(X, y):
    set_seed(42)
    model = nn.Sequential(nn.Linear(3, 32), nn.ReLU(), nn.Linear(32, 3)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=400)
    return model


species_model = train_classifier(*species_data.validation)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()

# %% untold: training_and_validation_joined
# wrong: the model is trained on training and validation birds together, "more data is better" (leakage, nearly right)
# hint: keep the validation birds out of the training
def train_classifier(X, y):
    model = nn.Sequential(nn.Linear(3, 32), nn.ReLU(), nn.Linear(32, 3)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=400)
    return model


X_v, y_v = species_data.validation
species_model = train_classifier(torch.cat([X_species, X_v]), torch.cat([y_species, y_v]))
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()

# %% wrong: accuracy_before_training -> wrong-number
# wrong: the accuracy is measured before the training (wrong order)
# hint: measure after the training, on what train_classifier returns
def train_classifier(X, y):
    set_seed(42)
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=200)
    return model


set_seed(42)
species_model = nn.Linear(3, 3).to(device)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()
species_model = train_classifier(X_species, y_species)

# %% wrong: accuracy_is_function -> wrong-type
# wrong: accuracy is the function that would compute it
# hint: a number: call the function
def train_classifier(X, y):
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
    return model


species_model = train_classifier(X_species, y_species)


def accuracy(model=species_model):
    X_v, y_v = species_data.validation
    return (predict(model, X_v).argmax(dim=1) == y_v).float().mean().item()

# %% wrong: accuracy_of_a_second_model -> wrong-number
# wrong: the accuracy is that of a second, smaller training, and species_model is another model
# hint: measure species_model itself
def train_classifier(X, y):
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
    return model


species_model = train_classifier(X_species, y_species)
first_try = train_classifier(X_species[:20], y_species[:20])
X_v, y_v = species_data.validation
accuracy = (predict(first_try, X_v).argmax(dim=1) == y_v).float().mean().item()

# %% wrong: adelies_only -> wrong-number
# wrong: only the Adelies among the validation birds are looked at
# hint: all validation birds, of all three species
def train_classifier(X, y):
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
adelies = y_v == 0
accuracy = (predict(species_model, X_v[adelies]).argmax(dim=1) == y_v[adelies]).float().mean().item()

# %% wrong: argmax_in_forward -> wrong-output-shape
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

# %% wrong: argmax_without_axis -> wrong-number
# wrong: argmax without an axis gives one number for the whole table, and that is compared with all birds
# hint: argmax over the axis of the logits, dim=1: one decision a bird
def train_classifier(X, y):
    set_seed(42)
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=200)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax() == y_v).float().mean().item()

# %% wrong: argmin -> wrong-number
# wrong: the species with the smallest logit is taken for the decision
# hint: the largest logit: argmax
def train_classifier(X, y):
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmin(dim=1) == y_v).float().mean().item()

# %% wrong: broadcast_column -> broadcast
# wrong: argmax with keepdim gives a column, and column against row compares every bird with every other (nearly right)
# hint: shapes: (66, 1) == (66,) is a 66 by 66 table
def train_classifier(X, y):
    set_seed(42)
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=200)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
decision = predict(species_model, X_v).argmax(dim=1, keepdim=True)
accuracy = (decision == y_v).float().mean().item()

# %% wrong: class_not_object -> not-a-model
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

# %% wrong: count -> count
# wrong: the number of birds named right, not their share
# hint: divide the count by the number of birds
def train_classifier(X, y):
    set_seed(42)
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=200)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).sum().item()

# %% wrong: data_train_inside -> wrong-birds
# wrong: species_data.train is written into the call of train, so X and y are never used (nearly right)
# hint: train on (X, y), the arguments
def train_classifier(X, y):
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    train(model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=200)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()

# %% wrong: divided_by_training_birds -> wrong-number
# wrong: the count of right validation birds is divided by the number of training birds
# hint: divide by the number of validation birds
def train_classifier(X, y):
    set_seed(42)
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=200)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).sum().item() / len(y_species)

# %% wrong: double_precision -> model-fails
# wrong: model and birds are made float64, so the model does not take the birds as they are, in float32
# hint: the model must take float32, as species_data gives it: leave out .double()
def train_classifier(X, y):
    model = nn.Linear(3, 3).double()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    train(model, (X.double(), y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v.double()).argmax(dim=1) == y_v).float().mean().item()

# %% wrong: dropout_while_measuring -> wrong-number
# wrong: the accuracy is measured in training mode, with dropout at work (nearly right)
# hint: rule 1: eval mode while measuring
def train_classifier(X, y):
    set_seed(42)
    model = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Dropout(p=0.7), nn.Linear(16, 3)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
set_seed(0)
with torch.inference_mode():
    accuracy = (species_model(X_v.to(device)).cpu().argmax(dim=1) == y_v).float().mean().item()

# %% wrong: error_rate -> error-rate
# wrong: the share of birds named wrong
# hint: the share that is right: == and not !=
def train_classifier(X, y):
    set_seed(42)
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=200)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) != y_v).float().mean().item()

# %% wrong: forward_fails_in_eval -> model-fails
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

# %% wrong: function_overwritten -> wrong-type
# wrong: train_classifier is the trained model, since the name is used again for the result
# hint: train_classifier must stay the function; its result has another name, species_model
def train_classifier(X, y):
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
    return model


train_classifier = train_classifier(X_species, y_species)
species_model = train_classifier
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()

# %% wrong: history_as_model -> not-a-model
# wrong: the function returns what train returns, a History and not the model
# hint: train changes the model in place and returns the history: return the model
def share_right(logits, y):
    return (logits.argmax(dim=1) == y).float().mean().item()


def train_classifier(X, y):
    set_seed(42)
    net = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.SGD(net.parameters(), lr=0.5)
    return train(
        net,
        (X, y),
        loss_fn=nn.CrossEntropyLoss(),
        optimizer=optimizer,
        epochs=200,
        eval_data=species_data.validation,
        metrics={"accuracy": share_right},
    )


species_model = train_classifier(X_species, y_species)
accuracy = species_model.metrics["accuracy"][-1]

# %% wrong: ignores_arguments -> wrong-birds
# wrong: the function trains on X_species and y_species, whatever it is given (nearly right)
# hint: use the function's own arguments, X and y
def train_classifier(X, y):
    set_seed(42)
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    train(model, (X_species, y_species), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()

# %% wrong: loss_as_accuracy -> wrong-number
# wrong: 1 minus the validation loss is taken for the accuracy
# hint: accuracy is the share of right decisions, not made from the loss
def train_classifier(X, y):
    set_seed(42)
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=200)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = 1 - nn.CrossEntropyLoss()(predict(species_model, X_v), y_v).item()

# %% wrong: mean_confidence -> wrong-number
# wrong: the mean of the largest probabilities, how sure the model is, is taken for the accuracy (nearly right)
# hint: how sure the model is says not whether it is right: compare its decisions with y
def train_classifier(X, y):
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = predict(species_model, X_v).softmax(dim=1).max(dim=1).values.mean().item()

# %% wrong: model_and_history -> not-a-model
# wrong: the function returns two things, the model and the history
# hint: return the model alone
def train_classifier(X, y):
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    history = train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
    return model, history


species_model, species_history = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()

# %% wrong: model_is_the_function -> not-a-model
# wrong: species_model is the function itself, the brackets of the call are missing
# hint: call the function: species_model = train_classifier(X_species, y_species)
def train_classifier(X, y):
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
    return model


species_model = train_classifier
X_v, y_v = species_data.validation
accuracy = (predict(train_classifier(X_species, y_species), X_v).argmax(dim=1) == y_v).float().mean().item()

# %% wrong: model_made_outside -> model-outside
# wrong: the model is made once, above the function, so a second call goes on with it and changes species_model
# hint: make the model inside the function, anew in each call
flat_model = nn.Linear(3, 3).to(device)


def train_classifier(X, y):
    optimizer = torch.optim.Adam(flat_model.parameters(), lr=0.05)
    train(flat_model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
    return flat_model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()

# %% wrong: nan_model -> not-finite
# wrong: the rate is absurdly high in a loop of one's own, so the logits become NaN
# hint: the logits are NaN: lower the rate
def train_classifier(X, y):
    set_seed(42)
    model = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 3))
    optimizer = torch.optim.SGD(model.parameters(), lr=1e20)
    for epoch in range(50):
        loss = nn.CrossEntropyLoss()(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(loss.item())
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (species_model(X_v).argmax(dim=1) == y_v).float().mean().item()

# %% wrong: no_return -> not-a-model
# wrong: the function returns nothing; it leaves the model in species_model by global
# hint: return the model
def train_classifier(X, y):
    global species_model
    species_model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.Adam(species_model.parameters(), lr=0.05)
    train(species_model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)


train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()

# %% wrong: no_step -> inaccurate
# wrong: optimizer.step() is forgotten in a loop of one's own
# hint: the model never changes: step 5, optimizer.step(), is missing
def train_classifier(X, y):
    set_seed(42)
    model = nn.Linear(3, 3)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    for epoch in range(100):
        model.train()
        logits = model(X)
        loss = nn.CrossEntropyLoss()(logits, y)
        optimizer.zero_grad()
        loss.backward()
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()

# %% wrong: normalised_again -> wrong-number
# wrong: the features of the validation birds are normalised once more, by themselves, before they are predicted
# hint: X is normalised already: predict species_data.validation as it is
def train_classifier(X, y):
    set_seed(42)
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=200)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
X_v = (X_v - X_v.mean(dim=0)) / X_v.std(dim=0)
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()

# %% wrong: not_averaged -> not-one-number
# wrong: one True or False a bird; the mean is forgotten
# hint: one number: the mean over the birds
def train_classifier(X, y):
    set_seed(42)
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=200)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = predict(species_model, X_v).argmax(dim=1) == y_v

# %% wrong: one_output -> wrong-output-shape
# wrong: a regression of the class index with one output, rounded, instead of three logits
# hint: three logits a bird, one a species; class indices are names, not sizes
def train_classifier(X, y):
    set_seed(42)
    model = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    train(model, (X, y.float().unsqueeze(1)), loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).squeeze(1).round() == y_v).float().mean().item()

# %% wrong: only_inputs_shuffled -> inaccurate
# wrong: the birds are shuffled before the training, their species are not
# hint: the same order for X and y
def train_classifier(X, y):
    set_seed(42)
    X = X[torch.randperm(len(X))]
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()

# %% wrong: own_species_model -> model-outside
# wrong: species_model is trained outside, and the function gives this finished model back
# hint: the function must make a new model and train it on X and y
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.Adam(species_model.parameters(), lr=0.05)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)


def train_classifier(X, y):
    return species_model


X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()

# %% wrong: percent -> wrong-unit
# wrong: the accuracy is given in percent
# hint: a share from 0 to 1, not percent
def train_classifier(X, y):
    set_seed(42)
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=200)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = 100 * (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()

# %% wrong: return_in_loop -> inaccurate
# wrong: return stands inside the loop, so the model is trained for one epoch
# hint: one epoch only: return belongs behind the loop
def train_classifier(X, y):
    set_seed(42)
    model = nn.Linear(3, 3)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    for epoch in range(100):
        model.train()
        loss = nn.CrossEntropyLoss()(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()

# %% wrong: rounded_to_whole -> wrong-number
# wrong: the accuracy is rounded to a whole number, 1
# hint: round only when printing
def train_classifier(X, y):
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = round((predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item())

# %% wrong: seven_logits -> wrong-output-shape
# wrong: seven outputs, a slip from 7 features; only three of them ever win (nearly right)
# hint: three logits, one a species
def train_classifier(X, y):
    set_seed(42)
    model = nn.Linear(3, 7).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=200)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()

# %% wrong: sigmoid_in_model -> probabilities-before-loss
# wrong: the model ends in a sigmoid, as probabilities do for two species; the loss wants logits
# hint: logits as they are: no sigmoid at the end of the model
def train_classifier(X, y):
    model = nn.Sequential(nn.Linear(3, 3), nn.Sigmoid()).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=200)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()

# %% wrong: softmax_in_model -> probabilities-before-loss
# wrong: the model ends in a softmax, so it returns probabilities, and the loss takes the softmax a second time
# hint: logits as they are: no softmax at the end of the model
def train_classifier(X, y):
    set_seed(42)
    model = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 3), nn.Softmax(dim=1)).to(device)
    train(
        model,
        (X, y),
        loss_fn=nn.CrossEntropyLoss(),
        optimizer=torch.optim.Adam(model.parameters(), lr=0.01),
        epochs=300,
    )
    return model


species_model = train_classifier(X_species, y_species)
accuracy = (predict(species_model, species_data.validation[0]).argmax(dim=1) == species_data.validation[1]).float().mean().item()

# %% wrong: string -> wrong-type
# wrong: the accuracy is text
# hint: a number and not text
def train_classifier(X, y):
    set_seed(42)
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=200)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = f"{(predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item():.3f}"

# %% wrong: test_birds -> test-opened
# wrong: the accuracy is measured on the test birds, which must stay closed
# hint: the wrong set: validation birds; the test birds stay closed
def train_classifier(X, y):
    set_seed(0)
    model = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 3)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=40)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.test
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()

# %% wrong: too_little_training -> inaccurate
# wrong: three epochs at a low rate are not enough for 0.85
# hint: below 0.85: train longer or with a higher rate
def train_classifier(X, y):
    set_seed(42)
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=3)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()

# %% wrong: trained_only_once -> model-outside
# wrong: the result is remembered to save time, so later calls get the model of the first, whatever their birds
# hint: train anew in each call
finished = []


def train_classifier(X, y):
    if not finished:
        model = nn.Linear(3, 3).to(device)
        optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
        train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
        finished.append(model)
    return finished[0]


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()

# %% wrong: training_birds -> by-training-birds
# wrong: the accuracy is measured on the training birds
# hint: the wrong set: measure on the validation birds
def train_classifier(X, y):
    set_seed(42)
    model = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 3)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=300)
    return model


X, y = species_data.train
species_model = train_classifier(X, y)
accuracy = (predict(species_model, X).argmax(dim=1) == y).float().mean().item()

# %% wrong: typed_by_hand -> wrong-number
# wrong: the accuracy is a number typed by hand, from the two species of section 4.10
# hint: compute the accuracy of this model on the validation birds
def train_classifier(X, y):
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
    return model


species_model = train_classifier(X_species, y_species)
accuracy = 42 / 44

# %% wrong: untrained -> inaccurate
# wrong: the model is made anew after the training, so what is judged knows nothing
# hint: far below 0.85: this model was not trained
def train_classifier(X, y):
    set_seed(42)
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=200)
    model = nn.Linear(3, 3).to(device)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()

# %% wrong: whole_number_division -> wrong-number
# wrong: // instead of /, so the accuracy is 0
# hint: // cuts to a whole number: use /
def train_classifier(X, y):
    set_seed(42)
    model = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    train(model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=200)
    return model


species_model = train_classifier(X_species, y_species)
X_v, y_v = species_data.validation
accuracy = int((predict(species_model, X_v).argmax(dim=1) == y_v).sum()) // len(y_v)
