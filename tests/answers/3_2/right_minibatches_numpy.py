# right: mini-batches from a DataLoader for the training, the curve read with NumPy, 33 epochs (no multiple of 5)
import numpy as np
from torch.utils.data import DataLoader, TensorDataset

set_seed(1)
loader = DataLoader(TensorDataset(*penguins.train), batch_size=20, shuffle=True)
curve_model = nn.Linear(7, 1).to(device)
opt = torch.optim.SGD(curve_model.parameters(), lr=0.003)
mass_history = train(curve_model, loader, loss_fn=nn.MSELoss(), optimizer=opt, epochs=33, eval_data=penguins.validation)
show(plot_history(mass_history), alt="Loss curves over 33 epochs.")
e = np.array(mass_history.eval_loss)
last_fifth = e[int(0.8 * len(e)) :]
percent = 100 * (last_fifth[-1] / last_fifth[0] - 1)
words = {-1: "still falling", 0: "flat", 1: "rising"}
reading = words[int(np.sign(percent)) * int(abs(percent) > 2)]
print(percent, reading)
