# wrong: a comma too many behind train(...), so mass_history is a tuple with the history in it
# hint: a tuple: take the comma behind train(...) away
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
),
reading = "flat"
