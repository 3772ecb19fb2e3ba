# wrong: curve_model is the class, not the trained object
# hint: a class and not a model: the object that was trained
class curve_model(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(7, 1)

    def forward(self, X):
        return self.layer(X)


set_seed(42)
net = curve_model().to(device)
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
mass_history = train(
    net, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs.")
part = mass_history.eval_loss[-60:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
