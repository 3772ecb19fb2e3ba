# right: save_weights, load_weights and predict of the course; prints a tensor and the unit is in the text before
bird_weights = save_weights(bird_model, bird_folder / "weights.pt")

program = f"""
from torch import nn
from course_utils.penguins import prepare_penguins
from course_utils.saving import load_weights
from course_utils.training import predict

model = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
load_weights(model, {str(bird_weights)!r})
birds = prepare_penguins("mass")
print("mass in kg:", predict(model, birds.validation[0])[0])
"""
