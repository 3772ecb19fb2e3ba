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
