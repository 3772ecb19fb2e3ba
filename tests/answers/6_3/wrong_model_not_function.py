# wrong: load_or_refuse is a loaded model and not a function
# hint: define a function
save_weights(bird_model, bird_folder / "good.pth")
load_or_refuse = load_weights(new_model(), bird_folder / "good.pth")
