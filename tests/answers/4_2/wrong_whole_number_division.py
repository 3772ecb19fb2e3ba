# wrong: // instead of /, so the accuracy is 0
# hint: // cuts to a whole number: use /
set_seed(42)
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.5)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=200)
X_v, y_v = species_data.validation
accuracy = int((predict(species_model, X_v).argmax(dim=1) == y_v).sum()) // len(y_v)
