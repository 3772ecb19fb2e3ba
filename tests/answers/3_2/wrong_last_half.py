# wrong: the last half is read instead of the last fifth
# hint: the last fifth: of 200 epochs compare epoch 161 with 200
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=160, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 160 epochs.")
part = mass_history.eval_loss[-80:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
