# wrong: the model is trained on the validation birds, on which it is judged (leakage)
# hint: the wrong set: train on species_data.train
set_seed(42)
species_model = nn.Sequential(nn.Linear(3, 32), nn.ReLU(), nn.Linear(32, 3)).to(device)
optimizer = torch.optim.Adam(species_model.parameters(), lr=0.02)
train(species_model, species_data.validation, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=400)
X_v, y_v = species_data.validation
accuracy = (predict(species_model, X_v).argmax(dim=1) == y_v).float().mean().item()
