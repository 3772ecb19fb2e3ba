# wrong: the program feeds raw millimetres into the model
# hint: the model wants normalised columns; take penguins.validation
bird_weights = bird_folder / "bird.pth"
torch.save(bird_model.state_dict(), bird_weights)

program = """
import torch
from torch import nn
from course_utils.penguins import encode_penguins, prepare_penguins

model = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
model.load_state_dict(torch.load("models/exercises_06/bird.pth", weights_only=True, map_location="cpu"))
model.eval()
X, y = encode_penguins(prepare_penguins("mass").birds["validation"])
with torch.inference_mode():
    print(model(X)[0].item())
"""
