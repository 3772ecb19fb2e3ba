# right: type hints and docstrings; the path is written once more as a Path
def first_half(path: str | Path) -> None:
    """Train 30 epochs and leave a checkpoint under `path`."""
    model, optimizer = new_run()
    history: History = train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=30)
    save_checkpoint(Path(path), model=model, optimizer=optimizer, history=history)


def second_half(path: str | Path) -> tuple[nn.Module, History]:
    """Go on from the checkpoint under `path` to the end of 60 epochs."""
    model, optimizer = new_run()
    history: History = load_checkpoint(Path(path), model=model, optimizer=optimizer)
    assert history.n_epochs == 30, history
    history = train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=30, history=history)
    return model, history
