# wrong: the whole model is pickled, and loaded with weights_only=False
# hint: save the state_dict, build the model in the program
bird_weights = bird_folder / "bird.pth"
torch.save(bird_model, bird_weights)

program = """
import torch
from course_utils.penguins import prepare_penguins

model = torch.load("models/exercises_06/bird.pth", weights_only=False, map_location="cpu")
model.eval()
X, y = prepare_penguins("mass").validation
with torch.inference_mode():
    print(model(X)[0].item())
"""
