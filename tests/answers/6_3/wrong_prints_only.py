# wrong: a message is printed, and the model with random numbers is returned
# hint: raise ValueError; a print does not stop anybody
def load_or_refuse(path):
    model = new_model()
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        model.load_state_dict(state)
    except Exception as error:
        print("bad file:", error)
    return model
