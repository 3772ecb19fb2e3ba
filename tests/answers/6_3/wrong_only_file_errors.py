# wrong: loading is outside of the try, so the weights of another model raise RuntimeError
# hint: load_state_dict can fail too
def load_or_refuse(path):
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
    except Exception as error:
        raise ValueError(f"{path} cannot be read") from error
    model = new_model()
    model.load_state_dict(state)
    return model
