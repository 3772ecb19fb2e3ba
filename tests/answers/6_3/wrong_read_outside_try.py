# wrong: torch.load is outside of the try
# hint: torch.load can fail too: missing, cut short, a program
def load_or_refuse(path):
    model = new_model()
    state = torch.load(path, weights_only=True, map_location="cpu")
    try:
        model.load_state_dict(state)
    except Exception as error:
        raise ValueError(f"{path} does not hold the weights of a bird model") from error
    return model
