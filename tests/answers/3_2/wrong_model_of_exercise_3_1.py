# wrong: curve_model is mass_model of exercise 3.1, while the history is that of the new model
# hint: curve_model must be the model that train trained, not the one of 3.1
set_seed(42)
mass_model = nn.Linear(7, 1).to(device)
opt_1 = torch.optim.SGD(mass_model.parameters(), lr=0.1)
mass_losses = []
for epoch in range(200):
    loss = nn.L1Loss()(mass_model(X_birds.to(device)), y_birds.to(device))
    opt_1.zero_grad()
    loss.backward()
    opt_1.step()
    mass_losses.append(loss.item())

new_model = nn.Linear(7, 1).to(device)
opt_2 = torch.optim.SGD(new_model.parameters(), lr=0.05)
mass_history = train(
    new_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=opt_2, epochs=100, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 100 epochs.")
curve_model = mass_model
part = mass_history.eval_loss[-20:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
