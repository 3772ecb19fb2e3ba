# wrong: 1 minus the validation loss is taken for the accuracy
# hint: accuracy is the share of right decisions, not made from the loss
set_seed(42)
species_model = nn.Linear(3, 3).to(device)
optimizer = torch.optim.SGD(species_model.parameters(), lr=0.5)
run = train(
    species_model,
    species_data.train,
    loss_fn=nn.CrossEntropyLoss(),
    optimizer=optimizer,
    epochs=200,
    eval_data=species_data.validation,
)
accuracy = 1 - run.eval_loss[-1]
