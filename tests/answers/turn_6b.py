# %% right: as_in_the_course
# right: three lines
def load_numbers(path):
    model = LinearRegressionModel()
    state = torch.load(path, weights_only=True, map_location="cpu")
    model.load_state_dict(state)
    return model


# %% right: default_of_weights_only
# right: without weights_only, which is the default
def load_numbers(path):
    new = LinearRegressionModel()
    new.load_state_dict(torch.load(path, map_location=device))
    new.eval()
    return new.to(device)


# %% right: by_the_course
# right: the course's own function
def load_numbers(path):
    return load_weights(LinearRegressionModel(), path)


# %% right: the_twin_with_copied_numbers
# right: another class with the same numbers
def load_numbers(path):
    state = torch.load(path, weights_only=True, map_location=torch.device("cpu"))
    twin = LinearRegressionModelV2()
    with torch.no_grad():
        twin.linear_layer.weight.copy_(state["weight"].reshape(1, 1))
        twin.linear_layer.bias.copy_(state["bias"])
    return twin


# %% right: place_by_a_function
# right: a function as map_location, and eval mode
def load_numbers(path):
    fresh = LinearRegressionModel()
    with open(path, "rb") as file:
        numbers = torch.load(file, map_location=lambda storage, place: storage)
    fresh.load_state_dict(numbers, strict=True)
    return fresh.eval()


# %% wrong: place_forgotten -> place-missing
# wrong: no map_location
# hint: map_location
def load_numbers(path):
    model = LinearRegressionModel()
    model.load_state_dict(torch.load(path, weights_only=True))
    return model


# %% wrong: class_returned -> not-a-model
# wrong: the class, and not an instance
# hint: brackets
def load_numbers(path):
    model = LinearRegressionModel
    state = torch.load(path, weights_only=True, map_location="cpu")
    model.load_state_dict(model(), state)
    return model


# %% wrong: loaded_without_instance -> function-fails
# wrong: load_state_dict of the class
# hint: make an instance
def load_numbers(path):
    state = torch.load(path, weights_only=True, map_location="cpu")
    return LinearRegressionModel.load_state_dict(state)


# %% wrong: path_given_to_load_state_dict -> function-fails
# wrong: the path in place of the numbers
# hint: torch.load reads
def load_numbers(path):
    model = LinearRegressionModel()
    model.load_state_dict(path)
    return model


# %% wrong: into_the_model_of_the_lesson -> names-from-outside
# wrong: the trained model gets the numbers
# hint: a new instance
def load_numbers(path):
    line.load_state_dict(torch.load(path, weights_only=True, map_location="cpu"))
    return line


# %% wrong: report_returned -> no-model
# wrong: returns what load_state_dict returns
# hint: return the model
def load_numbers(path):
    model = LinearRegressionModel()
    model = model.load_state_dict(torch.load(path, weights_only=True, map_location="cpu"))
    return model


# %% wrong: no_return -> no-model
# wrong: no return
# hint: return the model
def load_numbers(path):
    model = LinearRegressionModel()
    model.load_state_dict(torch.load(path, weights_only=True, map_location="cpu"))


# %% wrong: read_and_not_put_in -> not-loaded
# wrong: the numbers are read and never put in
# hint: load_state_dict
def load_numbers(path):
    model = LinearRegressionModel()
    state = torch.load(path, weights_only=True, map_location="cpu")
    return model


# %% wrong: the_file_of_the_lesson -> names-from-outside
# wrong: the lesson's own file
# hint: the path in the brackets
def load_numbers(path):
    model = LinearRegressionModel()
    model.load_state_dict(line.state_dict())
    return model


# %% wrong: state_returned -> not-a-model
# wrong: the numbers in place of a model
# hint: put them into a model
def load_numbers(path):
    return torch.load(path, weights_only=True, map_location="cpu")


# %% wrong: programs_allowed -> program-ran
# wrong: weights_only=False
# hint: a pickle is a program
def load_numbers(path):
    model = LinearRegressionModel()
    model.load_state_dict(torch.load(path, weights_only=False, map_location="cpu"))
    return model


# %% wrong: one_model_for_all -> not-new
# wrong: the model is made outside
# hint: make it inside
kept = LinearRegressionModel()


def load_numbers(path):
    kept.load_state_dict(torch.load(path, weights_only=True, map_location="cpu"))
    return kept


# %% wrong: load_misspelt -> function-fails
# wrong: a method that is not there
# hint: read the error
def load_numbers(path):
    model = LinearRegressionModel()
    model.load(path)
    return model
