# right: lazy layers that find out their width at the first call
network = nn.Sequential(nn.LazyLinear(12), nn.ReLU(), nn.LazyLinear(1))
with torch.no_grad():
    network(penguins.validation[0])
n_network = sum(p.numel() for p in network.parameters())
