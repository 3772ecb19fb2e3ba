# right: a callback ends the training, so the number of epochs is not the one asked for; functional loss, model stays on the CPU
import torch.nn.functional as F


def enough(h):
    return h.n_epochs >= 50 and h.eval_loss[-1] > 0.999 * h.eval_loss[-10]


torch.manual_seed(3)
curve_model = nn.Linear(7, 1)
mass_history = train(
    curve_model,
    penguins.train,
    loss_fn=F.mse_loss,
    optimizer=torch.optim.SGD(curve_model.parameters(), lr=0.1),
    epochs=1000,
    eval_data=penguins.validation,
    callback=enough,
)
show(plot_history(mass_history), alt="Loss curves; the training ends by itself.")
n = len(mass_history)
print("stopped after", n)
change = mass_history.eval_loss[-1] / mass_history.eval_loss[n - n // 5] - 1
reading = ["still falling", "flat", "rising"][(change > -0.02) + (change > 0.02)]
