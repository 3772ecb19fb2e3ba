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
