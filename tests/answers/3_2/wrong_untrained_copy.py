# wrong: a copy is made before the training and kept as curve_model; the copy never learns
# hint: curve_model is a copy from before the training
import copy

set_seed(42)
net = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1)).to(device)
curve_model = copy.deepcopy(net)
mass_history = train(
    net,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(net.parameters(), lr=0.01),
    epochs=100,
    eval_data=penguins.validation,
)
show(plot_history(mass_history), alt="Loss curves of 100 epochs.")
part = mass_history.eval_loss[-20:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
