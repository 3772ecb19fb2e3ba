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
