# wrong: the method is called foward, so the model has no forward
# hint: forward is missing or misspelled
class Typo(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(7, 1)

    def foward(self, x):
        return self.layer(x)


linear_model = Typo()
n_linear = 8
