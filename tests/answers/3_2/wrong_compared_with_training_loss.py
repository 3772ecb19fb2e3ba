# wrong: the validation loss is compared with the training loss at the end, which says nothing about falling or rising
# hint: compare the validation curve with itself: end of the last fifth with its beginning
set_seed(42)
curve_model = nn.Sequential(nn.Linear(7, 32), nn.ReLU(), nn.Linear(32, 1)).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=500, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 500 epochs.")
change = mass_history.eval_loss[-1] / mass_history.train_loss[-1] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
