# wrong: a copy of the straight run is saved and given back
# hint: train the two halves and load the checkpoint
def first_half(path):
    save_checkpoint(path, model=straight_model, optimizer=straight_optimizer, history=straight_history)


def second_half(path):
    resumed_model, optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=optimizer)
    return resumed_model, resumed_history
