# right: the weights in a safetensors file
from safetensors.torch import save_file

bird_weights = bird_folder / "bird.safetensors"
save_file(to_cpu(bird_model.state_dict()), bird_weights)

program = """
import torch
from torch import nn
from safetensors.torch import load_file
from course_utils.penguins import prepare_penguins
from course_utils.training import predict

model = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
model.load_state_dict(load_file("models/exercises_06/bird.safetensors"))
print(predict(model, prepare_penguins().validation[0][0:1]).item())
"""
