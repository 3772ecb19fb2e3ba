# right: more arguments than asked for, with defaults, and settings in a dict
SETTINGS = {"lr": 0.1, "weight_decay": 1e-4}


def fit(X, y, epochs=300, *, width=None, verbose=False, seed=None):
    if seed is not None:
        set_seed(seed)
    if width is None:
        mdl = nn.Linear(7, 1)
    else:
        mdl = nn.Sequential(nn.Linear(7, width), nn.ReLU(), nn.Linear(width, 1))
    mdl = mdl.to(device)
    optim = torch.optim.AdamW(mdl.parameters(), **SETTINGS)
    losses = []
    for e in range(1, epochs + 1):
        mdl.train()
        out = mdl(X.to(device))
        loss = nn.MSELoss()(out, y.to(device))
        optim.zero_grad(); loss.backward(); optim.step()
        losses.extend([loss.item()])
        if verbose and e % 50 == 0:
            print(e, loss.item())
    return mdl, losses
