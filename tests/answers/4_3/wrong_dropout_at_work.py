# wrong: the table and the bird come from a pass in training mode, with dropout (nearly right)
# hint: rule 1: predict in eval mode, dropout acts here
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Dropout(p=0.7), nn.Linear(16, 3)).to(device)
optimizer = torch.optim.Adam(species_model.parameters(), lr=0.02)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.validation
set_seed(0)
with torch.inference_mode():
    says = species_model(X_v.to(device)).cpu().argmax(dim=1)
confusion = torch.zeros(3, 3, dtype=torch.int64)
for t, s in zip(y_v.tolist(), says.tolist()):
    confusion[t, s] += 1
wrong_bird = (says != y_v).nonzero().flatten()[0].item()
