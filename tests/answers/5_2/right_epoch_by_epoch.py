# right: no callback: train one epoch at a time, with history=, and look after each
set_seed(0)
big = nn.Sequential(nn.Linear(7, 256), nn.Tanh(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(big.parameters(), lr=0.02)
kept_history = None
lowest = float("inf")
for epoch in range(1, 401):
    kept_history = train(
        big,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=optimizer,
        epochs=1,
        eval_data=penguins.validation,
        history=kept_history,
    )
    if kept_history.eval_loss[-1] < lowest:
        lowest = kept_history.eval_loss[-1]
        best_epoch = epoch
        snapshot = {}
        for name, tensor in big.state_dict().items():
            snapshot[name] = tensor.detach().clone()

kept_model = nn.Sequential(nn.Linear(7, 256), nn.Tanh(), nn.Linear(256, 1)).to(device)
kept_model.load_state_dict(snapshot)
