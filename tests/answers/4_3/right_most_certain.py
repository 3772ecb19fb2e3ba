# right: the wrong bird that the model was most certain about; index_put_ with accumulate; a network with dropout
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Dropout(p=0.7), nn.Linear(16, 3)).to(device)
optimizer = torch.optim.Adam(species_model.parameters(), lr=0.02)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
confusion = torch.zeros(3, 3, dtype=torch.long)
confusion.index_put_((y_v, says), torch.tensor(1), accumulate=True)
certainty = predict(species_model, X_v).softmax(dim=1).max(dim=1).values
certainty = torch.where(says == y_v, 0.0, certainty)
wrong_bird = certainty.argmax().item()
print(wrong_bird, certainty[wrong_bird].item())
