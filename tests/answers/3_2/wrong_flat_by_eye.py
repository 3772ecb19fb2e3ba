# wrong: judged by the figure alone, in which the end looks flat; the loss still falls by far more than 2 %
# hint: compute it: by how many percent does the loss change over the last fifth?
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.05)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 100 epochs.")
reading = "flat"
