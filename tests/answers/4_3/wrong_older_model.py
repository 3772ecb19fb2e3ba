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
