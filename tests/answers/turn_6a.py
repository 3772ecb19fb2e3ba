# %% right: as_in_the_course
# right: torch.save of the state_dict
def save_numbers(model, path):
    torch.save(model.state_dict(), path)


# %% right: by_names
# right: with the names of the arguments
def save_numbers(m, where):
    torch.save(obj=m.state_dict(), f=where)


# %% right: by_the_course
# right: the course's own function
def save_numbers(model, path):
    return save_weights(model, path)


# %% right: a_plain_dictionary
# right: a dictionary of copies
def save_numbers(model, path):
    numbers = {name: tensor.detach().clone().cpu() for name, tensor in model.named_parameters()}
    torch.save(numbers, path)


# %% wrong: the_whole_model -> whole-model
# wrong: the model itself
# hint: numbers, not code
def save_numbers(model, path):
    torch.save(model, path)


# %% wrong: arguments_swapped -> swapped
# wrong: path first
# hint: what is saved comes first
def save_numbers(model, path):
    torch.save(path, model.state_dict())


# %% wrong: never_written -> no-file
# wrong: the state_dict is returned, and not written
# hint: torch.save
def save_numbers(model, path):
    return model.state_dict()


# %% wrong: the_path_of_the_lesson -> no-file
# wrong: a path of its own
# hint: the path in the brackets
def save_numbers(model, path):
    torch.save(model.state_dict(), folder / "mine.pth")


# %% wrong: the_model_of_the_lesson -> other-numbers
# wrong: saves line, whatever it is given
# hint: the model in the brackets
def save_numbers(model, path):
    torch.save(line.state_dict(), path)


# %% wrong: a_list_of_parameters -> not-a-state-dict
# wrong: the numbers without their names
# hint: state_dict
def save_numbers(model, path):
    torch.save([p.data for p in model.parameters()], path)


# %% wrong: brackets_forgotten -> whole-model
# wrong: the method itself
# hint: brackets
def save_numbers(model, path):
    torch.save(model.state_dict, path)
