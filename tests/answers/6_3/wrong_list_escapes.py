# wrong: only RuntimeError is caught at loading; a file with a list in it raises TypeError
# hint: everything else: also a file that holds no state_dict
def load_or_refuse(path):
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
    except Exception as error:
        raise ValueError(f"{path} cannot be read") from error
    model = new_model()
    try:
        model.load_state_dict(state)
    except RuntimeError as error:
        raise ValueError(f"{path} holds the weights of another model") from error
    return model
