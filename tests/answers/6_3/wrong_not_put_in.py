# wrong: the weights are checked but never put into the model
# hint: load_state_dict is missing
def load_or_refuse(path):
    model = new_model()
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        fits = {k: v.shape for k, v in state.items()} == {k: v.shape for k, v in model.state_dict().items()}
    except Exception as error:
        raise ValueError(f"{path} cannot be read") from error
    if not fits:
        raise ValueError(f"{path} is of another model")
    return model
