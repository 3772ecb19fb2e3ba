# %% right: bincount
# right: the trick with bincount of 3 times true plus said; the last bird that is wrong
torch.manual_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 3)).to(device)
adam = torch.optim.Adam(species_model.parameters(), lr=0.01)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=adam, epochs=150)
X_v, y_v = species_data.validation
said = predict(species_model, X_v).argmax(1)
confusion = torch.bincount(3 * y_v + said, minlength=9).reshape(3, 3)
wrong_bird = torch.where(said != y_v)[0][-1].item()
print(confusion, species_data.birds["validation"][wrong_bird])

# %% right: by_names
# right: counted by the names of the species with a Counter; the wrong bird looked up by eye in the printed list
from collections import Counter
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
names = ["Adelie", "Chinstrap", "Gentoo"]
birds = species_data.birds["validation"]
said = [names[i] for i in predict(species_model, species_data.validation[0]).argmax(dim=1)]
pairs = Counter((bird["species"], name) for bird, name in zip(birds, said))
confusion = torch.tensor([[pairs[true, says] for says in names] for true in names], dtype=torch.float64)
wrong_ones = [i for i, (bird, name) in enumerate(zip(birds, said)) if bird["species"] != name]
print(wrong_ones)
wrong_bird = wrong_ones[len(wrong_ones) // 2]

# %% right: loop
# right: a double loop over species, counting where both agree; the first bird that is wrong
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)

X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
confusion = torch.zeros(3, 3)
for true in range(3):
    for said in range(3):
        confusion[true, said] = ((y_v == true) & (says == said)).sum()
print(confusion)
wrong_bird = int((says != y_v).nonzero()[0])
print(species_data.birds["validation"][wrong_bird])

# %% right: most_certain
# right: the wrong bird that the model was most certain about; index_put_ with accumulate; a network with dropout
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Dropout(p=0.7), nn.Linear(16, 3)).to(device)
optimizer = torch.optim.Adam(species_model.parameters(), lr=0.02)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
confusion = torch.zeros(3, 3, dtype=torch.long)
confusion.index_put_((y_v, says), torch.tensor(1), accumulate=True)
certainty = predict(species_model, X_v).softmax(dim=1).max(dim=1).values
certainty = torch.where(says == y_v, 0.0, certainty)
wrong_bird = certainty.argmax().item()
print(wrong_bird, certainty[wrong_bird].item())

# %% right: numpy_add_at
# right: counts and search in NumPy, the table turned into a tensor at the end; wrong_bird is a NumPy number
import numpy as np
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.validation
truth = y_v.numpy()
guess = predict(species_model, X_v).numpy().argmax(axis=1)
table = np.zeros((3, 3), dtype=np.int32)
np.add.at(table, (truth, guess), 1)
confusion = torch.from_numpy(table)
wrong_bird = np.flatnonzero(truth != guess)[0]

# %% right: one_hot
# right: matrix product of two one-hot tables, a float tensor; wrong_bird is a tensor with one number
torch.manual_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 3)).to(device)
adam = torch.optim.Adam(species_model.parameters(), lr=0.01)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=adam, epochs=150)
species_model.eval()
with torch.inference_mode():
    logits = species_model(species_data.validation[0].to(device)).cpu()
named = logits.argmax(dim=-1)
T = nn.functional.one_hot(species_data.validation[1], 3).float()
S = nn.functional.one_hot(named, 3).float()
confusion = T.T @ S
wrong_bird = (named != species_data.validation[1]).int().argmax()
species_data.birds["validation"][wrong_bird]

# %% right: python_lists
# right: pure Python lists bird after bird, made a tensor in the last line; None is thought of
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.validation
counts = [[0, 0, 0], [0, 0, 0], [0, 0, 0]]
wrong_bird = None
for row in range(len(X_v)):
    logits = predict(species_model, X_v[row : row + 1])[0].tolist()
    said = logits.index(max(logits))
    truth = int(y_v[row])
    counts[truth][said] += 1
    if said != truth and wrong_bird is None:
        wrong_bird = row
confusion = torch.tensor(counts)
if wrong_bird is not None:
    print("row", wrong_bird, species_data.birds["validation"][wrong_bird])

# %% wrong: accuracy_as_confusion -> wrong-shape
# wrong: the accuracy in place of the table
# hint: a table of counts, not one number
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
confusion = (says == y_v).float().mean()
wrong_bird = (says != y_v).nonzero().flatten()[0].item()

# %% wrong: aliased_rows -> wrong-total
# wrong: [[0] * 3] * 3 is three times the same row, so all rows are alike
# hint: all rows are the same list: make each row anew
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
table = [[0] * 3] * 3
for t, s in zip(y_v.tolist(), says.tolist()):
    table[t][s] += 1
confusion = torch.tensor(table)
wrong_bird = (says != y_v).nonzero().flatten()[0].item()

# %% wrong: all_counts_one -> wrong-total
# wrong: indexing with two tensors and += counts each pair only once (nearly right)
# hint: confusion[y, says] += 1 counts a pair only once: add up bird by bird, or bincount
torch.manual_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 3)).to(device)
adam = torch.optim.Adam(species_model.parameters(), lr=0.01)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=adam, epochs=150)
X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
confusion = torch.zeros(3, 3, dtype=torch.int64)
confusion[y_v, says] += 1
wrong_bird = (says != y_v).nonzero().flatten()[0].item()

# %% wrong: all_wrong_birds -> not-one-number
# wrong: a list of all wrong rows instead of one
# hint: one row number, not all
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
confusion = torch.zeros(3, 3, dtype=torch.int64)
for t, s in zip(y_v.tolist(), says.tolist()):
    confusion[t, s] += 1
wrong_bird = (says != y_v).nonzero().flatten().tolist()

# %% wrong: all_zero -> wrong-total
# wrong: the table is made of zeros and never filled
# hint: the table counts no bird: its sum must be 66
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
confusion = torch.zeros(3, 3)
wrong_bird = (says != y_v).nonzero().flatten()[0].item()

# %% wrong: beyond_the_end -> no-such-row
# wrong: the row number in the whole table of birds, beyond the 66 validation birds
# hint: a row from 0 to 65, of the validation birds
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
confusion = torch.zeros(3, 3, dtype=torch.int64)
for t, s in zip(y_v.tolist(), says.tolist()):
    confusion[t, s] += 1
row = (says != y_v).nonzero().flatten()[0].item()
wrong_bird = len(species_data.birds["train"]) + row

# %% wrong: bird_itself -> bird-itself
# wrong: wrong_bird is the bird, a dict, and not its row number
# hint: the row number, not the bird itself
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
confusion = torch.zeros(3, 3, dtype=torch.int64)
for t, s in zip(y_v.tolist(), says.tolist()):
    confusion[t, s] += 1
row = (says != y_v).nonzero().flatten()[0].item()
wrong_bird = species_data.birds["validation"][row]

# %% wrong: counted_from_one -> bird-is-right
# wrong: the row number is counted from 1 (off by one)
# hint: rows count from 0
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
confusion = torch.zeros(3, 3, dtype=torch.int64)
for t, s in zip(y_v.tolist(), says.tolist()):
    confusion[t, s] += 1
wrong_bird = (says != y_v).nonzero().flatten()[0].item() + 1

# %% wrong: dropout_at_work -> wrong-counts
# wrong: the table and the bird come from a pass in training mode, with dropout (nearly right)
# hint: rule 1: predict in eval mode, dropout acts here
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Dropout(p=0.7), nn.Linear(16, 3)).to(device)
optimizer = torch.optim.Adam(species_model.parameters(), lr=0.02)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.validation
set_seed(0)
with torch.inference_mode():
    says = species_model(X_v.to(device)).cpu().argmax(dim=1)
confusion = torch.zeros(3, 3, dtype=torch.int64)
for t, s in zip(y_v.tolist(), says.tolist()):
    confusion[t, s] += 1
wrong_bird = (says != y_v).nonzero().flatten()[0].item()

# %% wrong: empty -> wrong-shape
# wrong: an empty tensor, made and never filled
# hint: the table is empty: make it (3, 3) and count
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
confusion = torch.tensor([])
wrong_bird = (says != y_v).nonzero().flatten()[0].item()

# %% wrong: function_not_called -> not-a-tensor
# wrong: confusion is the function and not its result
# hint: a function: call it
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
def confusion():
    table = torch.zeros(3, 3, dtype=torch.int64)
    for t, s in zip(y_v.tolist(), says.tolist()):
        table[t, s] += 1
    return table
wrong_bird = (says != y_v).nonzero().flatten()[0].item()

# %% wrong: nan -> not-finite
# wrong: the table begins with NaN, and NaN plus 1 is NaN
# hint: NaN: begin with zeros
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
confusion = torch.full((3, 3), float("nan"))
for t, s in zip(y_v.tolist(), says.tolist()):
    confusion[t, s] += 1
wrong_bird = (says != y_v).nonzero().flatten()[0].item()

# %% wrong: nested_list -> not-a-tensor
# wrong: a nested list instead of a tensor
# hint: a tensor of shape (3, 3), not a list
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
confusion = torch.zeros(3, 3, dtype=torch.int64)
for t, s in zip(y_v.tolist(), says.tolist()):
    confusion[t, s] += 1
confusion = confusion.tolist()
wrong_bird = (says != y_v).nonzero().flatten()[0].item()

# %% wrong: nine_in_a_row -> wrong-shape
# wrong: nine counts in a row, the reshape is forgotten
# hint: shape (3, 3): reshape is missing
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
confusion = torch.bincount(3 * y_v + says, minlength=9)
wrong_bird = (says != y_v).nonzero().flatten()[0].item()

# %% wrong: none_although_some -> none-found
# wrong: None, although there are birds named wrong
# hint: there are birds named wrong; None is only for a model without mistakes
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
confusion = torch.zeros(3, 3, dtype=torch.int64)
for t, s in zip(y_v.tolist(), says.tolist()):
    confusion[t, s] += 1
wrong_bird = None

# %% wrong: numpy_array -> not-a-tensor
# wrong: a NumPy array instead of a tensor
# hint: a tensor, not a NumPy array: torch.from_numpy
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
confusion = torch.zeros(3, 3, dtype=torch.int64)
for t, s in zip(y_v.tolist(), says.tolist()):
    confusion[t, s] += 1
confusion = confusion.numpy()
wrong_bird = (says != y_v).nonzero().flatten()[0].item()

# %% wrong: off_by_one_loop -> wrong-total
# wrong: the loop begins at 1, so the first bird is not counted (nearly right)
# hint: one bird is missing: the sum must be 66
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
confusion = torch.zeros(3, 3, dtype=torch.int64)
for i in range(1, len(y_v)):
    confusion[y_v[i], says[i]] += 1
wrong_bird = (says != y_v).nonzero().flatten()[0].item()

# %% wrong: older_model -> wrong-counts
# wrong: the model is trained on after the table was made, so the table belongs to an older model
# hint: the table is not that of species_model as it is now: count again after training
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=10)
X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
confusion = torch.zeros(3, 3, dtype=torch.int64)
for t, s in zip(y_v.tolist(), says.tolist()):
    confusion[t, s] += 1
wrong_bird = (says != y_v).nonzero().flatten()[0].item()
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=290)

# %% wrong: only_mistakes -> diagonal-empty
# wrong: only the mistakes are counted, the diagonal stays 0
# hint: the right ones belong into the table too, on the diagonal
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
confusion = torch.zeros(3, 3, dtype=torch.int64)
for t, s in zip(y_v.tolist(), says.tolist()):
    if t != s:
        confusion[t, s] += 1
wrong_bird = (says != y_v).nonzero().flatten()[0].item()

# %% wrong: place_among_the_wrong -> bird-is-right
# wrong: wrong_bird is the place in the list of wrong birds, 0, and not the row of the bird (nearly right)
# hint: a row number of the validation birds, not a place among the wrong ones
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
confusion = torch.zeros(3, 3, dtype=torch.int64)
for t, s in zip(y_v.tolist(), says.tolist()):
    confusion[t, s] += 1
wrong_ones = [i for i in range(len(y_v)) if says[i] != y_v[i]]
wrong_bird = wrong_ones.index(wrong_ones[0])

# %% wrong: right_bird -> bird-is-right
# wrong: a bird that is named right
# hint: this bird is named right: == and != are mixed up
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
confusion = torch.zeros(3, 3, dtype=torch.int64)
for t, s in zip(y_v.tolist(), says.tolist()):
    confusion[t, s] += 1
wrong_bird = (says == y_v).nonzero().flatten()[0].item()

# %% wrong: row_in_training_set -> bird-is-right
# wrong: wrong_bird is the row of a training bird
# hint: the row of a validation bird
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
confusion = torch.zeros(3, 3, dtype=torch.int64)
for t, s in zip(y_v.tolist(), says.tolist()):
    confusion[t, s] += 1
X_t, y_t = species_data.train
wrong_bird = (predict(species_model, X_t).argmax(dim=1) != y_t).nonzero().flatten()[0].item()

# %% wrong: shares -> fractions
# wrong: shares of each row instead of counts
# hint: counts of birds, not shares
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
confusion = torch.zeros(3, 3, dtype=torch.int64)
for t, s in zip(y_v.tolist(), says.tolist()):
    confusion[t, s] += 1
confusion = confusion / confusion.sum(dim=1, keepdim=True)
wrong_bird = (says != y_v).nonzero().flatten()[0].item()

# %% wrong: species_name -> bird-itself
# wrong: wrong_bird is the name of the species
# hint: a row number, not a name
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
confusion = torch.zeros(3, 3, dtype=torch.int64)
for t, s in zip(y_v.tolist(), says.tolist()):
    confusion[t, s] += 1
row = (says != y_v).nonzero().flatten()[0].item()
wrong_bird = species_data.birds["validation"][row]["species"]

# %% wrong: species_reversed -> other-order
# wrong: the species are in reversed order, Gentoo first
# hint: order of rows and columns: 0 Adelie, 1 Chinstrap, 2 Gentoo
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
confusion = torch.zeros(3, 3, dtype=torch.int64)
for t, s in zip(y_v.tolist(), says.tolist()):
    confusion[t, s] += 1
confusion = confusion.flip(0, 1)
wrong_bird = (says != y_v).nonzero().flatten()[0].item()

# %% wrong: test_birds -> test-opened
# wrong: the test birds are counted, which must stay closed
# hint: the wrong set: validation birds, the test birds stay closed
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.test
confusion = torch.bincount(3 * y_v + predict(species_model, X_v).argmax(dim=1), minlength=9).reshape(3, 3)
X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
wrong_bird = (says != y_v).nonzero().flatten()[0].item()

# %% wrong: training_birds -> by-training-birds
# wrong: the training birds are counted; wrong_bird is right
# hint: the wrong set: the table must count the 66 validation birds
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_t, y_t = species_data.train
confusion = torch.bincount(3 * y_t + predict(species_model, X_t).argmax(dim=1), minlength=9).reshape(3, 3)
X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
wrong_bird = (says != y_v).nonzero().flatten()[0].item()

# %% wrong: transposed -> transposed
# wrong: rows and columns are swapped: rows are what the model says
# hint: rows are the true species, columns what the model says
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
confusion = torch.zeros(3, 3, dtype=torch.int64)
for t, s in zip(y_v.tolist(), says.tolist()):
    confusion[s, t] += 1
wrong_bird = (says != y_v).nonzero().flatten()[0].item()
