# wrong: confusion is the function and not its result
# hint: a function: call it
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
X_v, y_v = species_data.validation
says = predict(species_model, X_v).argmax(dim=1)
def confusion():
    table = torch.zeros(3, 3, dtype=torch.int64)
    for t, s in zip(y_v.tolist(), says.tolist()):
        table[t, s] += 1
    return table
wrong_bird = (says != y_v).nonzero().flatten()[0].item()
