# right: everything is asserted in one block, and one except clause turns each failure into a ValueError
def load_or_refuse(path):
    model = new_model()
    try:
        assert Path(path).is_file(), "the file is not there"
        weights = torch.load(path, map_location=device, weights_only=True)
        assert isinstance(weights, dict), "the file holds no state_dict"
        assert weights.keys() == model.state_dict().keys(), "the names are those of another model"
        result = model.load_state_dict(weights)
        assert not result.missing_keys and not result.unexpected_keys
    except Exception as problem:
        raise ValueError(f"Sorry, I refuse {path}: {problem or type(problem).__name__}")
    return model
