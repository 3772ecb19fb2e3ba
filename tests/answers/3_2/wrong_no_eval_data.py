# wrong: eval_data is forgotten, so there is no curve of the validation birds
# hint: pass eval_data=penguins.validation to train
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300)
show(plot_history(mass_history), alt="Loss curve of 300 epochs.")
reading = "flat"
