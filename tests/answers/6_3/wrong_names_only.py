# wrong: only the names are compared; other shapes raise RuntimeError
# hint: shapes must be compared too, or the RuntimeError caught
def load_or_refuse(path):
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
    except Exception as error:
        raise ValueError(f"{path} cannot be read") from error
    model = new_model()
    if not isinstance(state, dict) or state.keys() != model.state_dict().keys():
        raise ValueError(f"{path} is of another model")
    model.load_state_dict(state)
    return model
