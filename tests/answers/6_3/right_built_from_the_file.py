# right: the parameters are put in one by one; a set of problems is collected first
def problems_of(state, model):
    if not hasattr(state, "items"):
        return ["no state_dict"]
    wanted = {name: (tensor.shape, tensor.dtype) for name, tensor in model.state_dict().items()}
    came = {name: (getattr(value, "shape", None), getattr(value, "dtype", None)) for name, value in state.items()}
    return [str(name) for name in wanted.keys() | came.keys() if wanted.get(name) != came.get(name)]


def load_or_refuse(path):
    state = None
    try:
        with open(path, "rb") as file:
            state = torch.load(file, weights_only=True, map_location="cpu")
    except Exception as error:
        message = f"not a file with plain weights: {path} ({type(error).__name__})"
        raise ValueError(message) from None
    model = new_model()
    problems = problems_of(state, model)
    if problems:
        raise ValueError("does not fit the bird model: " + ", ".join(problems))
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            parameter.copy_(state[name])
    return model
