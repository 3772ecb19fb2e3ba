# wrong: the function always loads one fixed file
# hint: use the argument path
save_weights(bird_model, bird_folder / "good.pth")


def load_or_refuse(path):
    try:
        return load_weights(new_model(), bird_folder / "good.pth")
    except Exception as error:
        raise ValueError(f"I do not take {path}") from error
