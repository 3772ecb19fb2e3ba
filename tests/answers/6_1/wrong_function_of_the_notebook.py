# wrong: the program calls new_model, which only the notebook knows
# hint: new_model is not defined in the program
bird_weights = bird_folder / "bird.pth"
torch.save(bird_model.state_dict(), bird_weights)

program = """
import torch
from torch import nn
from course_utils.penguins import prepare_penguins

model = new_model()
model.load_state_dict(torch.load("models/exercises_06/bird.pth", weights_only=True, map_location="cpu"))
model.eval()
X, y = prepare_penguins("mass").validation
with torch.inference_mode():
    print(model(X)[0].item())
"""
