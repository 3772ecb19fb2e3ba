# wrong: the weights go into bird_model itself
# hint: a new model, not bird_model
def load_or_refuse(path):
    model = bird_model
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        model.load_state_dict(state)
    except Exception as error:
        raise ValueError(f"{path} does not hold the weights of a bird model") from error
    return model
