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
