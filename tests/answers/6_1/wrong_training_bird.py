# wrong: the first training bird is predicted
# hint: the first bird of the validation set
bird_weights = bird_folder / "bird.pth"
torch.save(bird_model.state_dict(), bird_weights)

program = """
import torch
from torch import nn
from course_utils.penguins import prepare_penguins

model = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
model.load_state_dict(torch.load("models/exercises_06/bird.pth", weights_only=True, map_location="cpu"))
model.eval()
X, y = prepare_penguins("mass").train
with torch.inference_mode():
    print(model(X)[0].item())
"""
