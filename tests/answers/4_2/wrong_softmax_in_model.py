# wrong: the model ends in a softmax, so it returns probabilities, and the loss takes the softmax a second time
# hint: logits as they are: no softmax at the end of the model
set_seed(42)
species_model = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 3), nn.Softmax(dim=1)).to(device)
train(
    species_model,
    species_data.train,
    loss_fn=nn.CrossEntropyLoss(),
    optimizer=torch.optim.Adam(species_model.parameters(), lr=0.01),
    epochs=300,
)
accuracy = (predict(species_model, species_data.validation[0]).argmax(dim=1) == species_data.validation[1]).float().mean().item()
