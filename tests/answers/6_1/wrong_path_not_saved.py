# wrong: bird_weights is another name than that of the saved file
# hint: save under the path that you define
torch.save(bird_model.state_dict(), bird_folder / "bird.pth")
bird_weights = bird_folder / "bird_weights.pth"

program = """
import torch
from torch import nn
from course_utils.penguins import prepare_penguins

model = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
model.load_state_dict(torch.load("models/exercises_06/bird.pth", weights_only=True, map_location="cpu"))
model.eval()
X, y = prepare_penguins("mass").validation
with torch.inference_mode():
    print(model(X)[0].item())
"""
