# wrong: mass_history is the class History, not an object of it
# hint: a class and not a history: mass_history = train(...)
set_seed(42)
mass_history = History
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
)
reading = "flat"
