# %% right: course_functions
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

# %% right: indented_dedent
# right: the text is indented in the cell and dedented by textwrap
from textwrap import dedent

bird_weights = bird_folder / "bird_model.pth"
save_weights(bird_model, bird_weights)


def write_program(path):
    return dedent(f"""
        from pathlib import Path

        import torch
        from torch import nn

        from course_utils.penguins import prepare_penguins


        def new_model():
            return nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))


        path = Path("{path.as_posix()}")
        model = new_model()
        print(model.load_state_dict(torch.load(path, weights_only=True, map_location="cpu")))
        X_val, _ = prepare_penguins("mass").validation
        model.eval()
        with torch.inference_mode():
            kilograms = float(model(X_val)[0])
        print("The first validation bird weighs about", round(kilograms, 3))
    """)


program = write_program(bird_weights)

# %% right: lines_joined
# right: the program is joined from lines, with the full path of the file in it
bird_weights = (bird_folder / "joined.pt").resolve()
torch.save(obj=bird_model.state_dict(), f=bird_weights)

lines = [
    "import torch",
    "from course_utils.penguins import prepare_penguins",
    "net = torch.nn.Sequential(torch.nn.Linear(7, 16), torch.nn.ReLU(), torch.nn.Linear(16, 1))",
    f"net.load_state_dict(torch.load({bird_weights.as_posix()!r}, weights_only=True))",
    "X = prepare_penguins('mass').validation[0]",
    "print('%.4f' % net(X[0]).item())",
]
program = "\n".join(lines)

# %% right: long_winded
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

# %% right: matrix_products
# right: no layers: the program computes with the tensors of the state_dict, by NumPy
bird_weights = bird_folder / "numbers.pth"
torch.save(bird_model.state_dict(), f=bird_weights)

program = """
import numpy as np
import torch
from course_utils.penguins import prepare_penguins

state = torch.load("models/exercises_06/numbers.pth", weights_only=True, map_location="cpu")
W1, b1, W2, b2 = (tensor.numpy() for tensor in state.values())


def model(x):
    hidden = np.maximum(x @ W1.T + b1, 0)
    return hidden @ W2.T + b2


x = prepare_penguins("mass").validation[0].numpy()
print(model(x)[0, 0])
"""

# %% right: own_names
# right: a class with other names for its layers; the names of the file are translated
bird_weights = bird_folder / "renamed.pth"
state = bird_model.state_dict()
torch.save(
    {
        "hidden.weight": state["0.weight"].cpu(),
        "hidden.bias": state["0.bias"].cpu(),
        "output.weight": state["2.weight"].cpu(),
        "output.bias": state["2.bias"].cpu(),
    },
    bird_weights,
)
program = """
import torch
from torch import nn
from course_utils.penguins import prepare_penguins

class Bird(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(7, 16)
        self.output = nn.Linear(16, 1)

    def forward(self, x):
        return self.output(self.hidden(x).relu())

bird = Bird()
bird.load_state_dict(torch.load("models/exercises_06/renamed.pth", weights_only=True))
print(bird(prepare_penguins("mass").validation[0])[0].detach())
"""

# %% right: safetensors
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

# %% right: sizes_in_the_file
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

# %% right: torch_only
# right: plain torch.save and torch.load, three decimals
bird_weights = bird_folder / "bird.pth"
torch.save(bird_model.state_dict(), bird_weights)

program = """
import torch
from torch import nn
from course_utils.penguins import prepare_penguins

model = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
model.load_state_dict(torch.load("models/exercises_06/bird.pth", weights_only=True, map_location="cpu"))
model.eval()
X, y = prepare_penguins("mass").validation
with torch.inference_mode():
    print(f"{model(X[:1]).item():.3f}")
"""

# %% wrong: another_number_last -> other-prediction
# wrong: the number of the bird is printed after the mass
# hint: the mass must be the last number
bird_weights = bird_folder / "bird.pth"
torch.save(bird_model.state_dict(), bird_weights)

program = """
import torch
from torch import nn
from course_utils.penguins import prepare_penguins

model = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
model.load_state_dict(torch.load("models/exercises_06/bird.pth", weights_only=True, map_location="cpu"))
model.eval()
X, y = prepare_penguins("mass").validation
with torch.inference_mode():
    print("mass", model(X)[0].item(), "kg, bird", 0)
"""

# %% wrong: cut_to_whole_number -> other-prediction
# wrong: the mass is printed as a whole number
# hint: print the mass with its decimals, not as a whole number
bird_weights = bird_folder / "bird.pth"
torch.save(bird_model.state_dict(), bird_weights)

program = """
import torch
from torch import nn
from course_utils.penguins import prepare_penguins

model = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
model.load_state_dict(torch.load("models/exercises_06/bird.pth", weights_only=True, map_location="cpu"))
model.eval()
X, y = prepare_penguins("mass").validation
with torch.inference_mode():
    print(int(model(X)[0].item()))
"""

# %% wrong: file_name_only -> program-fails
# wrong: the program opens the file without its folder
# hint: the folder is missing in the path
bird_weights = bird_folder / "bird.pth"
torch.save(bird_model.state_dict(), bird_weights)

program = """
import torch
from torch import nn
from course_utils.penguins import prepare_penguins

model = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
model.load_state_dict(torch.load("bird.pth", weights_only=True, map_location="cpu"))
model.eval()
X, y = prepare_penguins("mass").validation
with torch.inference_mode():
    print(model(X)[0].item())
"""

# %% wrong: foreign_path -> program-fails
# wrong: the program opens a path of another computer
# hint: a path that exists here, relative to this folder
bird_weights = bird_folder / "bird.pth"
torch.save(bird_model.state_dict(), bird_weights)

program = """
import torch
from torch import nn
from course_utils.penguins import prepare_penguins

model = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
model.load_state_dict(torch.load("/home/anna/course/notebooks/models/exercises_06/bird.pth", weights_only=True, map_location="cpu"))
model.eval()
X, y = prepare_penguins("mass").validation
with torch.inference_mode():
    print(model(X)[0].item())
"""

# %% wrong: function_not_text -> wrong-type
# wrong: program is a function and not a text
# hint: a text between three quotation marks
bird_weights = bird_folder / "bird.pth"
torch.save(bird_model.state_dict(), bird_weights)


def program():
    model = new_model()
    model.load_state_dict(torch.load(bird_weights, weights_only=True, map_location="cpu"))
    model.eval()
    with torch.inference_mode():
        print(model(penguins.validation[0])[0].item())

# %% wrong: function_of_the_notebook -> program-fails
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

# %% wrong: grad_fn -> other-prediction
# wrong: the tensor is printed with its grad_fn, whose name ends in the number 0
# hint: print a plain number: .item(), in inference mode
bird_weights = bird_folder / "bird.pth"
torch.save(bird_model.state_dict(), bird_weights)

program = """
import torch
from torch import nn
from course_utils.penguins import prepare_penguins

model = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
model.load_state_dict(torch.load("models/exercises_06/bird.pth", weights_only=True, map_location="cpu"))
model.eval()
X, y = prepare_penguins("mass").validation
print(model(X)[0])
"""

# %% wrong: indented_text -> program-fails
# wrong: the text is indented, so Python finds an unexpected indent
# hint: IndentationError: the lines must start at the margin
bird_weights = bird_folder / "bird.pth"
torch.save(bird_model.state_dict(), bird_weights)

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

# %% wrong: mean_of_all -> other-prediction
# wrong: the mean of all predictions is printed
# hint: only the first bird
bird_weights = bird_folder / "bird.pth"
torch.save(bird_model.state_dict(), bird_weights)

program = """
import torch
from torch import nn
from course_utils.penguins import prepare_penguins

model = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
model.load_state_dict(torch.load("models/exercises_06/bird.pth", weights_only=True, map_location="cpu"))
model.eval()
X, y = prepare_penguins("mass").validation
with torch.inference_mode():
    print(model(X).mean().item())
"""

# %% wrong: no_import -> program-fails
# wrong: the program does not import torch
# hint: import everything inside the program
bird_weights = bird_folder / "bird.pth"
torch.save(bird_model.state_dict(), bird_weights)

program = """
from torch import nn
from course_utils.penguins import prepare_penguins

model = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
model.load_state_dict(torch.load("models/exercises_06/bird.pth", weights_only=True, map_location="cpu"))
model.eval()
X, y = prepare_penguins("mass").validation
with torch.inference_mode():
    print(model(X)[0].item())
"""

# %% wrong: not_loaded -> other-prediction
# wrong: the weights are read but never put into the model
# hint: load_state_dict is missing
bird_weights = bird_folder / "bird.pth"
torch.save(bird_model.state_dict(), bird_weights)

program = """
import torch
from torch import nn
from course_utils.penguins import prepare_penguins

model = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
state = torch.load("models/exercises_06/bird.pth", weights_only=True, map_location="cpu")
model.eval()
X, y = prepare_penguins("mass").validation
with torch.inference_mode():
    print(model(X)[0].item())
"""

# %% wrong: not_normalised -> other-prediction
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

# %% wrong: nothing_in_it -> nothing-printed
# wrong: program is an empty text
# hint: the program is empty
bird_weights = bird_folder / "bird.pth"
torch.save(bird_model.state_dict(), bird_weights)

program = """
"""

# %% wrong: nothing_printed -> nothing-printed
# wrong: the value stands on the last line as in a notebook, but is not printed
# hint: in a program you need print
bird_weights = bird_folder / "bird.pth"
torch.save(bird_model.state_dict(), bird_weights)

program = """
import torch
from torch import nn
from course_utils.penguins import prepare_penguins

model = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
model.load_state_dict(torch.load("models/exercises_06/bird.pth", weights_only=True, map_location="cpu"))
model.eval()
X, y = prepare_penguins("mass").validation
with torch.inference_mode():
    model(X)[0].item()
"""

# %% wrong: number_written_in -> number-written-in
# wrong: the program is only a print of the number that the notebook computed
# hint: the program must build the model and load the file
bird_weights = bird_folder / "bird.pth"
torch.save(bird_model.state_dict(), bird_weights)
answer = predict(bird_model, penguins.validation[0])[0].item()
program = f"print({answer})"

# %% wrong: open_file -> wrong-type
# wrong: bird_weights is the closed file object and not its path
# hint: the path is wanted
with open(bird_folder / "bird.pth", "wb") as bird_weights:
    torch.save(bird_model.state_dict(), bird_weights)

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

# %% wrong: other_activation -> other-prediction
# wrong: the program builds the model with Tanh in place of ReLU; the names fit all the same
# hint: the same model as in new_model: ReLU
bird_weights = bird_folder / "bird.pth"
torch.save(bird_model.state_dict(), bird_weights)

program = """
import torch
from torch import nn
from course_utils.penguins import prepare_penguins

model = nn.Sequential(nn.Linear(7, 16), nn.Tanh(), nn.Linear(16, 1))
model.load_state_dict(torch.load("models/exercises_06/bird.pth", weights_only=True, map_location="cpu"))
model.eval()
X, y = prepare_penguins("mass").validation
with torch.inference_mode():
    print(model(X)[0].item())
"""

# %% wrong: other_folder -> other-folder
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

# %% wrong: other_size -> program-fails
# wrong: the program builds 32 hidden numbers, the file has 16
# hint: the sizes must be those of bird_model
bird_weights = bird_folder / "bird.pth"
torch.save(bird_model.state_dict(), bird_weights)

program = """
import torch
from torch import nn
from course_utils.penguins import prepare_penguins

model = nn.Sequential(nn.Linear(7, 32), nn.ReLU(), nn.Linear(32, 1))
model.load_state_dict(torch.load("models/exercises_06/bird.pth", weights_only=True, map_location="cpu"))
model.eval()
X, y = prepare_penguins("mass").validation
with torch.inference_mode():
    print(model(X)[0].item())
"""

# %% wrong: path_not_saved -> no-file
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

# %% wrong: path_of_program -> wrong-type
# wrong: program is the path of a file with the program, not the text
# hint: the text itself, not a file name
bird_weights = bird_folder / "bird.pth"
torch.save(bird_model.state_dict(), bird_weights)

text = """
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
program = bird_folder / "program.py"
program.write_text(text)

# %% wrong: result_of_save -> wrong-type
# wrong: bird_weights is what torch.save returns, None
# hint: torch.save returns None; keep the path
bird_weights = torch.save(bird_model.state_dict(), bird_folder / "bird.pth")

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

# %% wrong: rounded_weights -> other-weights
# wrong: the weights are saved rounded to one decimal, so another mass comes out
# hint: the weights in the file must be those of bird_model
bird_weights = bird_folder / "bird.pth"
torch.save({name: torch.round(tensor, decimals=1) for name, tensor in bird_model.state_dict().items()}, bird_weights)

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

# %% wrong: second_bird -> other-prediction
# wrong: index 1 is the second bird
# hint: counting starts at 0
bird_weights = bird_folder / "bird.pth"
torch.save(bird_model.state_dict(), bird_weights)

program = """
import torch
from torch import nn
from course_utils.penguins import prepare_penguins

model = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
model.load_state_dict(torch.load("models/exercises_06/bird.pth", weights_only=True, map_location="cpu"))
model.eval()
X, y = prepare_penguins("mass").validation
with torch.inference_mode():
    print(model(X)[1].item())
"""

# %% wrong: species_data -> program-fails
# wrong: the penguins are prepared for the species, with 3 columns
# hint: prepare_penguins('mass') has the 7 columns
bird_weights = bird_folder / "bird.pth"
torch.save(bird_model.state_dict(), bird_weights)

program = """
import torch
from torch import nn
from course_utils.penguins import prepare_penguins

model = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
model.load_state_dict(torch.load("models/exercises_06/bird.pth", weights_only=True, map_location="cpu"))
model.eval()
X, y = prepare_penguins("species").validation
with torch.inference_mode():
    print(model(X)[0].item())
"""

# %% wrong: state_dict_as_path -> wrong-type
# wrong: bird_weights is the state_dict and not the path
# hint: the path of the file, not what is in it
bird_weights = bird_folder / "bird.pth"
torch.save(bird_model.state_dict(), bird_weights)

bird_weights = torch.load(bird_weights, weights_only=True)
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

# %% wrong: test_bird -> other-prediction
# wrong: the first test bird is predicted
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
X, y = prepare_penguins("mass").test
with torch.inference_mode():
    print(model(X)[0].item())
"""

# %% wrong: training_bird -> other-prediction
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

# %% wrong: true_mass -> other-prediction
# wrong: the measured mass is printed and not the predicted one
# hint: print the prediction, not y
bird_weights = bird_folder / "bird.pth"
torch.save(bird_model.state_dict(), bird_weights)

program = """
import torch
from torch import nn
from course_utils.penguins import prepare_penguins

model = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
model.load_state_dict(torch.load("models/exercises_06/bird.pth", weights_only=True, map_location="cpu"))
model.eval()
X, y = prepare_penguins("mass").validation
with torch.inference_mode():
    print(y[0].item())
"""

# %% wrong: untrained_saved -> other-weights
# wrong: a new model is saved and not bird_model
# hint: save the trained model: bird_model
bird_weights = bird_folder / "bird.pth"
torch.save(new_model().state_dict(), bird_weights)

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

# %% wrong: variable_of_the_notebook -> program-fails
# wrong: the program uses bird_weights, which does not exist in a fresh Python
# hint: your variables do not exist there; write the path into the text
bird_weights = bird_folder / "bird.pth"
torch.save(bird_model.state_dict(), bird_weights)

program = """
import torch
from torch import nn
from course_utils.penguins import prepare_penguins

model = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
model.load_state_dict(torch.load(bird_weights, weights_only=True, map_location="cpu"))
model.eval()
X, y = prepare_penguins("mass").validation
with torch.inference_mode():
    print(model(X)[0].item())
"""

# %% wrong: whole_model -> whole-model
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
