# wrong: a missing file raises FileNotFoundError
# hint: no file there: ValueError is wanted too
def load_or_refuse(path):
    try:
        return load_weights(new_model(), path)
    except ValueError as error:
        raise ValueError(f"I do not take {path}") from error
