# wrong: the training birds are counted; wrong_bird is right
# hint: the wrong set: the table must count the 66 validation birds
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_t, y_t = species_data.train
confusion = torch.bincount(3 * y_t + predict(species_model, X_t).argmax(dim=1), minlength=9).reshape(3, 3)
X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
wrong_bird = (says != y_v).nonzero().flatten()[0].item()
