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
