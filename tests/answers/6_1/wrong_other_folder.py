# wrong: the file is in the folder of the lesson and not in bird_folder
# hint: save in bird_folder
bird_weights = folder / "bird.pth"
torch.save(bird_model.state_dict(), bird_weights)

program = """
import torch
from torch import nn
from course_utils.penguins import prepare_penguins

model = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
model.load_state_dict(torch.load("models/notebook_06/bird.pth", weights_only=True, map_location="cpu"))
model.eval()
X, y = prepare_penguins("mass").validation
with torch.inference_mode():
    print(model(X)[0].item())
"""
