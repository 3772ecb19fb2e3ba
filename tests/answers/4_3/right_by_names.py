# right: counted by the names of the species with a Counter; the wrong bird looked up by eye in the printed list
from collections import Counter
set_seed(42)
species_data = prepare_penguins("species")
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.1)
train(species_model, species_data.train, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
names = ["Adelie", "Chinstrap", "Gentoo"]
birds = species_data.birds["validation"]
said = [names[i] for i in predict(species_model, species_data.validation[0]).argmax(dim=1)]
pairs = Counter((bird["species"], name) for bird, name in zip(birds, said))
confusion = torch.tensor([[pairs[true, says] for says in names] for true in names], dtype=torch.float64)
wrong_ones = [i for i, (bird, name) in enumerate(zip(birds, said)) if bird["species"] != name]
print(wrong_ones)
wrong_bird = wrong_ones[len(wrong_ones) // 2]
