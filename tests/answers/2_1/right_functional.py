# right: own parameters handed to torch.nn.functional.linear, and good starting values for the bias
import torch.nn.functional as F


class M(nn.Module):
    def __init__(self, n=7):
        super().__init__()
        self.W = nn.Parameter(0.01 * torch.randn(1, n))
        self.b = nn.Parameter(penguins.train[1].mean().reshape(1))

    def forward(self, x):
        return F.linear(x, self.W, self.b)


linear_model = M()
n_linear = torch.tensor([p.numel() for p in linear_model.parameters()]).sum().item()
