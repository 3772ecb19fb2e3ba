# wrong: strict=False takes the weights of another model
# hint: strict=False accepts missing and unexpected names
def load_or_refuse(path):
    model = new_model()
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        model.load_state_dict(state, strict=False)
    except Exception as error:
        raise ValueError(f"{path} does not hold the weights of a bird model") from error
    return model
