# wrong: forward uses self.linear, but __init__ calls it self.layer, so the call fails
# hint: calling the model raises an AttributeError; names in __init__ and forward differ
class Misnamed(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(7, 1)

    def forward(self, x):
        return self.linear(x)


linear_model = Misnamed()
n_linear = 8
