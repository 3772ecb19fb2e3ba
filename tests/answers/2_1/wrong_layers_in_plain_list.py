# wrong: the layer is kept in a plain Python list, so the model does not know its parameters
# hint: give the layer a name of its own, or use nn.Sequential
class Mass(nn.Module):
    def __init__(self):
        super().__init__()
        self.parts = [nn.Linear(7, 1)]

    def forward(self, x):
        for part in self.parts:
            x = part(x)
        return x


linear_model = Mass()
n_linear = 8
