# right: mini-batches from a DataLoader; the loss of an epoch is the mean over its batches, a NumPy float64
import numpy as np
from torch.utils.data import DataLoader, TensorDataset


def fit(X, y, epochs):
    torch.manual_seed(0)
    loader = DataLoader(TensorDataset(X, y), batch_size=50, shuffle=True)
    mass_model = nn.Linear(7, 1).to(device)
    optimizer = torch.optim.SGD(mass_model.parameters(), lr=0.05)
    mass_losses = []
    for epoch in range(epochs):
        batch_losses = []
        mass_model.train()
        for xb, yb in loader:
            xb, yb = xb.to(device), yb.to(device)
            loss = nn.functional.mse_loss(mass_model(xb), yb)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            batch_losses.append(loss.item())
        mass_losses.append(np.mean(batch_losses))
    return mass_model, mass_losses
