# right: load_weights does the work, and both of its errors get words of one's own
def load_or_refuse(path):
    try:
        return load_weights(new_model(), path, device=device)
    except (OSError, ValueError) as error:
        raise ValueError(f"I cannot take {path} as the weights of a bird model: {error}") from error
