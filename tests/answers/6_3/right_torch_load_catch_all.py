# right: plain torch.load and load_state_dict, and any Exception becomes a ValueError
def load_or_refuse(path):
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
    except Exception as error:
        raise ValueError("this file cannot be read as weights") from error
    model = new_model()
    try:
        model.load_state_dict(state)
    except Exception as error:
        raise ValueError("these are not the weights of a bird model") from error
    return model
