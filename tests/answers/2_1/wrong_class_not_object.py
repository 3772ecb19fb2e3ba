# wrong: the class and not an instance of it
# hint: brackets are missing: make an instance
class Mass7(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(7, 1)

    def forward(self, x):
        return self.layer(x)


linear_model = Mass7
n_linear = 8
