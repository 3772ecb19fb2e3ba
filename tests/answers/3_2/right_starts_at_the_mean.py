# right: long-winded; the bias starts at the mean mass, MSELoss with weight decay and a falling rate by a scheduler in the callback
X_t, y_t = penguins.train
set_seed(11)
regressor = nn.Linear(in_features=7, out_features=1)
with torch.no_grad():
    regressor.bias.fill_(y_t.mean().item())
regressor = regressor.to(device)
adam = torch.optim.AdamW(regressor.parameters(), lr=0.02, weight_decay=0.01)
schedule = torch.optim.lr_scheduler.StepLR(adam, step_size=50, gamma=0.5)


def after_epoch(record):
    schedule.step()


mass_history = train(
    regressor,
    (X_t, y_t),
    loss_fn=nn.MSELoss(),
    optimizer=adam,
    epochs=300,
    eval_data=penguins.validation,
    callback=after_epoch,
)
show(plot_history(mass_history, log=True), alt="The loss falls for 100 epochs and stays the same from then on.")
curve_model = regressor

number_of_epochs = mass_history.n_epochs
length_of_fifth = number_of_epochs // 5
first_epoch = number_of_epochs - length_of_fifth + 1  # counted from 1
loss_at_first = mass_history.eval_loss[first_epoch - 1]
loss_at_last = mass_history.eval_loss[number_of_epochs - 1]
percent = (loss_at_last - loss_at_first) / loss_at_first * 100
print(f"epoch {first_epoch}: {loss_at_first:.4f}, epoch {number_of_epochs}: {loss_at_last:.4f}, {percent:+.2f} %")
if percent < -2:
    reading = "still falling"
elif percent > 2:
    reading = "rising"
else:
    reading = "flat"
