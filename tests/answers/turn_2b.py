# %% right: as_in_the_course
# right: a sum over the tensors
def count_numbers(model):
    return sum(parameter.numel() for parameter in model.parameters())

# %% right: a_loop
# right: a loop with +=
def count_numbers(model):
    n = 0
    for p in model.parameters():
        n += p.numel()
    return n

# %% right: a_list_summed
# right: a list first, then its sum
def count_numbers(m):
    sizes = [t.nelement() for t in m.parameters()]
    print(sizes)
    return sum(sizes)

# %% right: by_the_state_dict
# right: through the state_dict
def count_numbers(model):
    return sum(t.numel() for t in model.state_dict().values())

# %% right: by_names
# right: by names, as a tensor
def count_numbers(model):
    total = torch.tensor(0)
    for name, parameter in model.named_parameters():
        total += torch.prod(torch.tensor(parameter.shape))
    return total

# %% right: flattened
# right: everything flattened and counted
def count_numbers(model):
    return len(torch.cat([p.flatten() for p in model.parameters()]))

# %% wrong: tensors -> tensors-counted
# wrong: the tensors are counted
# hint: numel() counts the numbers in each
def count_numbers(model):
    return len(list(model.parameters()))

# %% wrong: ones_added -> tensors-counted
# wrong: 1 is added for each tensor
# hint: numel() counts the numbers in each
def count_numbers(model):
    n = 0
    for p in model.parameters():
        n += 1
    return n

# %% wrong: rows -> rows-counted
# wrong: len of each tensor counts its rows
# hint: numel() counts every number
def count_numbers(model):
    return sum(len(p) for p in model.parameters())

# %% wrong: return_in_the_loop -> one-tensor
# wrong: return stands inside the loop
# hint: return after the loop
def count_numbers(model):
    n = 0
    for p in model.parameters():
        n += p.numel()
        return n

# %% wrong: no_adding -> one-tensor
# wrong: = in place of +=
# hint: add up
def count_numbers(model):
    for p in model.parameters():
        n = p.numel()
    return n

# %% wrong: model_forgotten -> function-fails
# wrong: parameters() without a model
# hint: model.parameters()
def count_numbers(model):
    return sum(p.numel() for p in parameters())

# %% wrong: the_notebook_s_model -> same-for-all
# wrong: the notebook's model, whichever is given
# hint: use the name in the brackets
line_model = model


def count_numbers(network):
    return sum(p.numel() for p in line_model.parameters())

# %% wrong: a_list -> not-one-number
# wrong: a list of the counts
# hint: add them up
def count_numbers(model):
    return [p.numel() for p in model.parameters()]

# %% wrong: printed -> nothing-returned
# wrong: printed, and not returned
# hint: return is missing
def count_numbers(model):
    print(sum(p.numel() for p in model.parameters()))

# %% wrong: brackets_forgotten -> not-called
# wrong: numel without brackets
# hint: call it
def count_numbers(model):
    return sum(p.numel for p in model.parameters())

# %% wrong: values_added -> not-whole
# wrong: the values are added up, and not counted
# hint: numel() counts
def count_numbers(model):
    return sum(p.sum().item() for p in model.parameters())

# %% wrong: a_number -> wrong-type
# wrong: the count itself, in place of the function
# hint: a function for any model
count_numbers = sum(p.numel() for p in model.parameters())

# %% wrong: squared_shape -> other-count
# wrong: the first length times itself
# hint: multiply the lengths of all axes
def count_numbers(model):
    return sum(p.shape[0] * p.shape[0] for p in model.parameters())

# %% wrong: biases_left_out -> other-count
# wrong: only what has two axes
# hint: the biases count, too
def count_numbers(model):
    return sum(p.numel() for p in model.parameters() if p.dim() > 1)
