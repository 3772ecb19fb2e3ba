# wrong: "falling" is none of the three words
# hint: one of the three words exactly: "still falling", "rising" or "flat"
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.01)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 100 epochs.")
reading = "falling"
