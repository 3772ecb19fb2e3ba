# right: a class with two linear layers and torch.relu between them; counted by a loop
class MassNetwork(nn.Module):
    def __init__(self, n_features=7, n_hidden=32):
        super().__init__()
        self.hidden_layer = nn.Linear(n_features, n_hidden)
        self.activation = nn.ReLU()
        self.output_layer = nn.Linear(n_hidden, 1)

    def forward(self, x):
        x = self.hidden_layer(x)
        x = self.activation(x)
        return self.output_layer(x)


network = MassNetwork()
n_network = 0
for name, parameter in network.named_parameters():
    print(name, tuple(parameter.shape))
    n_network += parameter.numel()
