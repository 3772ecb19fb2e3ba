# %% right: as_in_the_course
# right: a dict of clones
def copy_of(model):
    return {name: tensor.clone() for name, tensor in model.state_dict().items()}


# %% right: deepcopy
# right: a deep copy of the state
def copy_of(model):
    from copy import deepcopy

    return deepcopy(model.state_dict())


# %% right: loop_and_detach
# right: a loop that fills a dict
def copy_of(model):
    state = {}
    for key in model.state_dict():
        state[key] = model.state_dict()[key].detach().clone()
    return state


# %% right: state_of_a_copied_model
# right: the state of a deep copy of the model
def copy_of(model):
    import copy

    twin = copy.deepcopy(model)
    return twin.state_dict()


# %% right: overwritten_in_place
# right: the state_dict itself, with copies put into it
def copy_of(model):
    state = model.state_dict()
    for name in state:
        state[name] = torch.empty_like(state[name]).copy_(state[name])
    return state


# %% wrong: state_dict_itself -> a-reference
# wrong: references
# hint: copy each tensor
def copy_of(model):
    return model.state_dict()


# %% wrong: new_dict -> a-reference
# wrong: a new dict of the same tensors
# hint: copy the tensors, too
def copy_of(model):
    return dict(model.state_dict())


# %% wrong: copy_of_a_dict -> a-reference
# wrong: copy() of the dict
# hint: it is shallow
def copy_of(model):
    return model.state_dict().copy()


# %% wrong: detached -> a-reference
# wrong: detach is no copy
# hint: clone()
def copy_of(model):
    return {name: tensor.detach() for name, tensor in model.state_dict().items()}


# %% wrong: parameters_only -> incomplete
# wrong: the running mean of a layer is left behind
# hint: state_dict has more than the parameters
def copy_of(model):
    return {name: parameter.detach().clone() for name, parameter in model.named_parameters()}


# %% wrong: the_model -> a-model
# wrong: a copied model
# hint: its state
def copy_of(model):
    import copy

    return copy.deepcopy(model)


# %% wrong: list_of_clones -> wrong-type
# wrong: the names are lost
# hint: a dict
def copy_of(model):
    return [tensor.clone() for tensor in model.state_dict().values()]


# %% wrong: clone_of_a_dict -> function-fails
# wrong: a dict has no clone
# hint: clone each tensor
def copy_of(model):
    return model.state_dict().clone()


# %% wrong: lists_of_numbers -> not-loaded
# wrong: lists in place of tensors
# hint: keep tensors
def copy_of(model):
    return {name: tensor.tolist() for name, tensor in model.state_dict().items()}


# %% wrong: nothing_returned -> nothing-returned
# wrong: no return
# hint: return it
def copy_of(model):
    best = {name: tensor.clone() for name, tensor in model.state_dict().items()}


# %% wrong: zeros -> other-state
# wrong: empty places of the right shape
# hint: copy the numbers
def copy_of(model):
    return {name: torch.zeros_like(tensor) for name, tensor in model.state_dict().items()}


# %% wrong: called -> wrong-type
# wrong: the copy, and not the function
# hint: define the function
copy_of = {name: tensor.clone() for name, tensor in model.state_dict().items()}
