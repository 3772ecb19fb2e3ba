# right: the losses are written into a NumPy array of zeros, and made a list at the end
import numpy as np


def fit(X, y, epochs):
    losses = np.zeros(epochs)
    model = nn.Linear(7, 1)
    opt = torch.optim.Adam(model.parameters(), lr=0.1)
    for i in np.arange(epochs):
        residual = model(X) - y
        mse = residual.square().mean()
        opt.zero_grad()
        mse.backward()
        opt.step()
        losses[i] = mse.item()
    return model, losses.tolist()
