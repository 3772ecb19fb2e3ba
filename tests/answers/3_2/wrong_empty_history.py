# wrong: the result of train is not kept; mass_history is a new, empty History
# hint: the history is empty: mass_history = train(...)
set_seed(42)
mass_history = History()
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
)
reading = "flat"
