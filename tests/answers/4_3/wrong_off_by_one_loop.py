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
