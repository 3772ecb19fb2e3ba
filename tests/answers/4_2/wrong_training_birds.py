# wrong: the accuracy is measured on the training birds
# hint: the wrong set: measure on the validation birds
set_seed(42)
species_model = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 3)).to(device)
optimizer = torch.optim.Adam(species_model.parameters(), lr=0.05)
X, y = species_data.train
train(species_model, (X, y), loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=300)
accuracy = (predict(species_model, X).argmax(dim=1) == y).float().mean().item()
