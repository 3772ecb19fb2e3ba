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
