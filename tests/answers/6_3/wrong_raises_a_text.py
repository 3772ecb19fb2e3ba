# wrong: a text is raised, which is a TypeError
# hint: raise ValueError("…"), not a bare text
def load_or_refuse(path):
    model = new_model()
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        model.load_state_dict(state)
    except Exception:
        raise "this file is bad"
    return model
