# right: short; stops as soon as 0.9 of the validation birds are right, a callback decides
set_seed(4)
species_model = nn.Linear(3, 3).to(device)
X_v, y_v = species_data.validation
get_accuracy = lambda: (predict(species_model, X_v).max(dim=1).indices == y_v).double().mean().item()
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=torch.optim.Adam(species_model.parameters(), lr=0.02), epochs=500, callback=lambda h: get_accuracy() >= 0.9)
accuracy = get_accuracy()
