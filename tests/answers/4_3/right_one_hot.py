# right: matrix product of two one-hot tables, a float tensor; wrong_bird is a tensor with one number
torch.manual_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 3)).to(device)
adam = torch.optim.Adam(species_model.parameters(), lr=0.01)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=adam, epochs=150)
species_model.eval()
with torch.inference_mode():
    logits = species_model(species_data.validation[0].to(device)).cpu()
named = logits.argmax(dim=-1)
T = nn.functional.one_hot(species_data.validation[1], 3).float()
S = nn.functional.one_hot(named, 3).float()
confusion = T.T @ S
wrong_bird = (named != species_data.validation[1]).int().argmax()
species_data.birds["validation"][wrong_bird]
