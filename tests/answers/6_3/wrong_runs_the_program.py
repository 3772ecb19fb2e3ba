# wrong: weights_only=False: a program in the file is run
# hint: weights_only=True; the file's program ran
def load_or_refuse(path):
    model = new_model()
    try:
        state = torch.load(path, weights_only=False, map_location="cpu")
        model.load_state_dict(state)
    except Exception as error:
        raise ValueError(f"{path} does not hold the weights of a bird model") from error
    return model
