# wrong: the accuracy is measured on the test birds, which must stay closed
# hint: the wrong set: validation birds; the test birds stay closed
set_seed(0)
species_model = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 3)).to(device)
optimizer = torch.optim.Adam(species_model.parameters(), lr=0.01)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=40)
X_v, y_v = species_data.test
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()
