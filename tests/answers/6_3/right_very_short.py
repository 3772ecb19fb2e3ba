# right: as short as it goes: everything that fails is a ValueError
def load_or_refuse(path):
    try:
        return load_weights(new_model(), path)
    except Exception:
        raise ValueError("no good weights in this file")
