# wrong: the raise stands outside of the except clause, so every file is refused
# hint: good files must be loaded: look at the indent of raise
def load_or_refuse(path):
    model = new_model()
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        model.load_state_dict(state)
    except Exception as error:
        print(error)
    raise ValueError(f"{path} does not hold the weights of a bird model")
    return model
