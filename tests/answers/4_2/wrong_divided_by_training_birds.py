# wrong: the count of right validation birds is divided by the number of training birds
# hint: divide by the number of validation birds
set_seed(42)
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.5)
X, y = species_data.train
train(species_model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=200)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).sum().item() / len(y)
