# right: the trick with bincount of 3 times true plus said; the last bird that is wrong
torch.manual_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 3)).to(device)
adam = torch.optim.Adam(species_model.parameters(), lr=0.01)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=adam, epochs=150)
X_v, y_v = species_data.validation
said = predict(species_model, X_v).argmax(1)
confusion = torch.bincount(3 * y_v + said, minlength=9).reshape(3, 3)
wrong_bird = torch.where(said != y_v)[0][-1].item()
print(confusion, species_data.birds["validation"][wrong_bird])
