# wrong: a copy of the straight run is given
# hint: train the two halves and load the checkpoint
save_checkpoint(
    bird_folder / "straight.pt", model=straight_model, optimizer=straight_optimizer, history=straight_history
)
resumed_model, optimizer = new_run()
resumed_history = load_checkpoint(bird_folder / "straight.pt", model=resumed_model, optimizer=optimizer)
