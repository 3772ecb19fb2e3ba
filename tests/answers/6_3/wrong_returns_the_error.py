# wrong: the ValueError is returned and not raised
# hint: raise, not return
def load_or_refuse(path):
    model = new_model()
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        model.load_state_dict(state)
    except Exception as error:
        return ValueError(f"{path} does not hold the weights of a bird model")
    return model
