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
