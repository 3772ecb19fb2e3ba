# wrong: 19 epochs only, 20 are asked for at least (off by one)
# hint: train for 20 epochs or more
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=19, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 19 epochs.")
reading = "still falling"
