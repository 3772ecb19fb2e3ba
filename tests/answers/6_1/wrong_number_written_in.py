# wrong: the program is only a print of the number that the notebook computed
# hint: the program must build the model and load the file
bird_weights = bird_folder / "bird.pth"
torch.save(bird_model.state_dict(), bird_weights)
answer = predict(bird_model, penguins.validation[0])[0].item()
program = f"print({answer})"
