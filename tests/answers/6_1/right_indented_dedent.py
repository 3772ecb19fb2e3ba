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
