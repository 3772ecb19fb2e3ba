# right: an object with __call__ and an error class of its own, which is a ValueError
class BadWeights(ValueError):
    """A file that does not hold the weights of our model."""


class Loader:
    def __init__(self, build):
        self.build = build

    def read(self, path):
        try:
            return torch.load(path, weights_only=True, map_location="cpu")
        except Exception as error:
            raise BadWeights(f"cannot read {path}") from error

    def __call__(self, path):
        model = self.build()
        state = self.read(path)
        try:
            model.load_state_dict(state, strict=True)
        except (RuntimeError, TypeError, AttributeError) as error:
            raise BadWeights(f"{path} is of another model") from error
        return model


load_or_refuse = Loader(new_model)
