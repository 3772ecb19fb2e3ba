# wrong: the name holds None, because the result of a print was assigned
# hint: a function is wanted
def my_function(path):
    model = new_model()
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        model.load_state_dict(state)
    except Exception as error:
        raise ValueError(f"{path} does not hold the weights of a bird model") from error
    return model


load_or_refuse = print("ready")
