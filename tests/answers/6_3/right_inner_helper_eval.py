# right: an inner function refuses; the model comes back in eval mode and without gradients
import os


def load_or_refuse(path, build=new_model):
    def refuse(reason, error=None):
        raise ValueError(f"{os.path.basename(path)} refused: {reason}") from error

    if not os.path.isfile(path):
        refuse("there is no such file")
    if os.path.getsize(path) == 0:
        refuse("it is empty")
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
    except Exception as error:
        refuse("it is damaged, or holds more than tensors", error)
    model = build()
    try:
        model.load_state_dict(state)
    except Exception as error:
        refuse("its tensors are not those of the bird model", error)
    model.eval()
    model.requires_grad_(False)
    return model
