# right: the file holds the weights and the sizes of the layers, so that the program need not know them
bird_weights = bird_folder / "with_sizes.pt"
torch.save({"sizes": [7, 16, 1], "weights": to_cpu(bird_model.state_dict())}, bird_weights)

program = """
import torch
from torch import nn
from course_utils.penguins import prepare_penguins
from course_utils.training import predict

stored = torch.load("models/exercises_06/with_sizes.pt", weights_only=True, map_location="cpu")
features, hidden, outputs = stored["sizes"]
model = nn.Sequential(nn.Linear(features, hidden), nn.ReLU(), nn.Linear(hidden, outputs))
model.load_state_dict(stored["weights"])
print(predict(model, prepare_penguins("mass").validation[0]).squeeze(1).tolist()[0])
"""
