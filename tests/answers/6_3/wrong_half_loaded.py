# wrong: tensors that do not fit are left out, the rest is loaded
# hint: a mixture of two models; refuse the whole file
def load_or_refuse(path):
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        state = dict(state)
    except Exception as error:
        raise ValueError(f"{path} cannot be read") from error
    model = new_model()
    own = model.state_dict()
    for name in own:
        if name in state and state[name].shape == own[name].shape:
            own[name].copy_(state[name])
    return model
