# right: a main function, a class, a look whether the file is there, and talkative output; the path as a text
import os

bird_weights = os.path.join("models", "exercises_06", "penguin_mass_v1.pth")
state = {}
for name, tensor in bird_model.state_dict().items():
    state[name] = tensor.detach().cpu().clone()
torch.save(state, bird_weights)

program = """
'''Predict the mass of the first validation bird.'''
import os
import sys

import torch
import torch.nn as nn

from course_utils.penguins import prepare_penguins

PATH = os.path.join("models", "exercises_06", "penguin_mass_v1.pth")


class MassNetwork(nn.Sequential):
    def __init__(self, n_features=7, n_hidden=16):
        super().__init__(
            nn.Linear(n_features, n_hidden),
            nn.ReLU(),
            nn.Linear(n_hidden, 1),
        )


def main():
    if not os.path.exists(PATH):
        sys.exit("no file " + PATH)
    model = MassNetwork()
    state = torch.load(PATH, weights_only=True, map_location=torch.device("cpu"))
    print("tensors in the file:", len(state))
    model.load_state_dict(state)
    model.eval()
    penguins = prepare_penguins("mass")
    X_validation, y_validation = penguins.validation
    print("birds in the validation set:", X_validation.shape[0])
    with torch.no_grad():
        predictions = model(X_validation)
    first = predictions[0].item()
    print("true mass of the first one:", y_validation[0].item(), "kg")
    print("predicted mass:", first, "kg")


if __name__ == "__main__":
    main()
"""
