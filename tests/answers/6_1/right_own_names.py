# right: a class with other names for its layers; the names of the file are translated
bird_weights = bird_folder / "renamed.pth"
state = bird_model.state_dict()
torch.save(
    {
        "hidden.weight": state["0.weight"].cpu(),
        "hidden.bias": state["0.bias"].cpu(),
        "output.weight": state["2.weight"].cpu(),
        "output.bias": state["2.bias"].cpu(),
    },
    bird_weights,
)
program = """
import torch
from torch import nn
from course_utils.penguins import prepare_penguins

class Bird(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(7, 16)
        self.output = nn.Linear(16, 1)

    def forward(self, x):
        return self.output(self.hidden(x).relu())

bird = Bird()
bird.load_state_dict(torch.load("models/exercises_06/renamed.pth", weights_only=True))
print(bird(prepare_penguins("mass").validation[0])[0].detach())
"""
