# wrong: the model is made once, outside of the function
# hint: make a new model in every call
model = new_model()


def load_or_refuse(path):
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        model.load_state_dict(state)
    except Exception as error:
        raise ValueError(f"{path} does not hold the weights of a bird model") from error
    return model
