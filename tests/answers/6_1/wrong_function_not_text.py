# wrong: program is a function and not a text
# hint: a text between three quotation marks
bird_weights = bird_folder / "bird.pth"
torch.save(bird_model.state_dict(), bird_weights)


def program():
    model = new_model()
    model.load_state_dict(torch.load(bird_weights, weights_only=True, map_location="cpu"))
    model.eval()
    with torch.inference_mode():
        print(model(penguins.validation[0])[0].item())
