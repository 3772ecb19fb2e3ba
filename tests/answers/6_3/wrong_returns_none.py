# wrong: a bad file gives None and no error
# hint: raise ValueError, do not return None
def load_or_refuse(path):
    model = new_model()
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        model.load_state_dict(state)
    except Exception:
        return None
    return model
