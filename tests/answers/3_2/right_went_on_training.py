# right: the same history is passed to train again, so model and history both have 60 + 60 epochs; a class of its own
class Wide(nn.Module):
    def __init__(self):
        super().__init__()
        self.lin = nn.Linear(7, 1)

    def forward(self, x):
        return self.lin(x)


set_seed(9)
curve_model = Wide().to(device)
opt = torch.optim.SGD(curve_model.parameters(), lr=0.01, momentum=0.5)
kwargs = dict(loss_fn=nn.MSELoss(), optimizer=opt, eval_data=penguins.validation)
mass_history = train(curve_model, penguins.train, epochs=60, **kwargs)
show(plot_history(mass_history), alt="first 60 epochs, still falling")
mass_history = train(curve_model, penguins.train, epochs=60, history=mass_history, **kwargs)
show(plot_history(mass_history), alt="120 epochs, still falling a little")
n = mass_history.n_epochs
a = mass_history.eval_loss[n - n // 5]
b = mass_history.eval_loss[n - 1]
print(f"{a:.4f} -> {b:.4f}: {b / a - 1:+.1%}")
reading = "flat"
if b / a - 1 < -0.02:
    reading = "still falling"
if b / a - 1 > 0.02:
    reading = "rising"
