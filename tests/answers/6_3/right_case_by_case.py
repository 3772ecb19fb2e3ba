# right: a message for each case, and names and shapes compared by hand before anything is loaded
def load_or_refuse(path):
    path = Path(path)
    if not path.exists():
        raise ValueError(f"There is no file {path}.")
    if path.is_dir():
        raise ValueError(f"{path} is a folder, not a file.")
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
    except pickle.UnpicklingError:
        raise ValueError(f"{path} holds more than numbers. I do not run programs of strangers.")
    except Exception:
        raise ValueError(f"{path} is damaged. Please copy it again.")
    if not isinstance(state, dict):
        raise ValueError(f"{path} holds a {type(state).__name__} and no state_dict.")
    model = new_model()
    own = model.state_dict()
    if list(state) != list(own):
        raise ValueError(f"{path} has the names {list(state)}, the model has {list(own)}.")
    for name in own:
        if not isinstance(state[name], torch.Tensor):
            raise ValueError(f"{name} in {path} is no tensor.")
        if state[name].shape != own[name].shape:
            raise ValueError(f"{name} in {path} has the shape {tuple(state[name].shape)}.")
    model.load_state_dict(state)
    return model.to(device)
