# right: a Sequential with a single part, moved to the device, and counted by its state_dict
linear_model = nn.Sequential(nn.Linear(7, 1)).to(device)
n_linear = sum(t.numel() for t in linear_model.state_dict().values())
