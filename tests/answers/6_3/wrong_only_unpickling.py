# wrong: only pickle.UnpicklingError is caught
# hint: a cut file and other weights raise other errors
def load_or_refuse(path):
    model = new_model()
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        model.load_state_dict(state)
    except pickle.UnpicklingError as error:
        raise ValueError(f"{path} does not hold the weights of a bird model") from error
    return model
