# wrong: forward has no return and gives None
# hint: forward returns None: return is missing
class NoReturn(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear_layer = nn.Linear(7, 1)

    def forward(self, x):
        self.linear_layer(x)


linear_model = NoReturn()
n_linear = 8
