# wrong: empties the network and divides 0 by 0, so all weights are NaN
# hint: the network gives NaN
network = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
with torch.no_grad():
    for p in network.parameters():
        p.zero_()
        p.div_(p.sum())
n_network = 145
