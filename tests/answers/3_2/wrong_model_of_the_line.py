# wrong: curve_model is the model of the straight line, under its old name; the birds' model has another name
# hint: curve_model is the model of the line, it takes one column: which model was trained on the birds?
set_seed(42)
bird_model = nn.Linear(7, 1).to(device)
bird_optimizer = torch.optim.SGD(bird_model.parameters(), lr=0.1)
mass_history = train(
    bird_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=bird_optimizer, epochs=300, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs.")
curve_model = model
part = mass_history.eval_loss[-60:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
