# wrong: the accuracy is measured in training mode, with dropout at work (nearly right)
# hint: rule 1: eval mode while measuring
set_seed(42)
species_model = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Dropout(p=0.7), nn.Linear(16, 3)).to(device)
optimizer = torch.optim.Adam(species_model.parameters(), lr=0.02)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.validation
set_seed(0)
with torch.inference_mode():
    accuracy = (species_model(X_v.to(device)).cpu().argmax(dim=1) == y_v).float().mean().item()
