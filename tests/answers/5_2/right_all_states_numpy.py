# right: all states of all epochs in a list, and NumPy's argmin chooses; best_epoch is a NumPy number
import numpy as np

set_seed(5)
model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
states = []
kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.MSELoss(),
    optimizer=optimizer,
    epochs=400,
    eval_data=penguins.validation,
    callback=lambda history: states.append(deepcopy(model.state_dict())),
)
losses = np.array(kept_history.eval_loss)
best_epoch = np.argmin(losses) + 1
kept_model = deepcopy(model)
kept_model.load_state_dict(states[best_epoch - 1])
