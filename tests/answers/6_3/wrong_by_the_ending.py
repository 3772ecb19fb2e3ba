# wrong: good files are refused when their name does not end in .pth
# hint: the content decides, not the name: .pt is as good
def load_or_refuse(path):
    if not str(path).endswith(".pth"):
        raise ValueError("weights end in .pth")
    model = new_model()
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        model.load_state_dict(state)
    except Exception as error:
        raise ValueError(f"{path} does not hold the weights of a bird model") from error
    return model
