# wrong: program is an empty text
# hint: the program is empty
bird_weights = bird_folder / "bird.pth"
torch.save(bird_model.state_dict(), bird_weights)

program = """
"""
