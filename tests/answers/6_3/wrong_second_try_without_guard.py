# wrong: if the safe load fails, the file is loaded with weights_only=False
# hint: never fall back to weights_only=False
def load_or_refuse(path):
    model = new_model()
    try:
        try:
            state = torch.load(path, weights_only=True, map_location="cpu")
        except pickle.UnpicklingError:
            state = torch.load(path, weights_only=False, map_location="cpu")  # perhaps an old file
        model.load_state_dict(state)
    except Exception as error:
        raise ValueError(f"{path} does not hold the weights of a bird model") from error
    return model
