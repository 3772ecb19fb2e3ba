# wrong: the tensor is printed with its grad_fn, whose name ends in the number 0
# hint: print a plain number: .item(), in inference mode
bird_weights = bird_folder / "bird.pth"
torch.save(bird_model.state_dict(), bird_weights)

program = """
import torch
from torch import nn
from course_utils.penguins import prepare_penguins

model = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
model.load_state_dict(torch.load("models/exercises_06/bird.pth", weights_only=True, map_location="cpu"))
model.eval()
X, y = prepare_penguins("mass").validation
print(model(X)[0])
"""
