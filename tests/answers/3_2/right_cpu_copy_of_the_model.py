# right: trained under another name, then a copy of the trained model is kept as curve_model, in eval mode and on the CPU
import copy

set_seed(5)
net = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1)).to(device)
mass_history = train(
    net,
    penguins.train,
    loss_fn=nn.MSELoss(),
    optimizer=torch.optim.SGD(net.parameters(), lr=0.02),
    epochs=150,
    eval_data=penguins.validation,
)
curve_model = copy.deepcopy(net).cpu().eval()
show(plot_history(mass_history), alt="Loss curves of 150 epochs.")
v = mass_history.eval_loss
change = v[149] / v[120] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
