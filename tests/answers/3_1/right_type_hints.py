# right: type hints and a docstring; the device is asked of the model
def fit(X: torch.Tensor, y: torch.Tensor, epochs: int) -> tuple[nn.Module, list[float]]:
    """Train a linear model of the mass and give it back with its losses."""
    model: nn.Module = nn.Linear(in_features=X.shape[1], out_features=1).to(device)
    place: torch.device = next(model.parameters()).device
    criterion: nn.Module = nn.SmoothL1Loss()
    optimiser: torch.optim.Optimizer = torch.optim.SGD(model.parameters(), lr=0.3)
    X, y = X.to(place), y.to(place)
    losses: list[float] = []
    for _ in range(epochs):
        model.train()
        loss: torch.Tensor = criterion(model(X), y)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return model, losses
