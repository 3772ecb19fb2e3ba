# right: as short as can be; SmoothL1Loss, the word by a look at the curve
curve_model = nn.Linear(7, 1).to(device)
kw = dict(loss_fn=nn.SmoothL1Loss(), optimizer=torch.optim.SGD(curve_model.parameters(), 0.05), epochs=50)
mass_history = train(curve_model, penguins.train, eval_data=penguins.validation, **kw)
show(plot_history(mass_history), alt="Both losses fall.")
reading = "still falling"
