# %% right: sequential
# right: nn.Sequential for the list
fault_line = "c"


class TwoHidden(nn.Module):
    def __init__(self):
        super().__init__()
        self.relu = nn.ReLU()
        self.hidden = nn.Sequential(nn.Linear(1, 8), nn.Linear(8, 8))
        self.last = nn.Linear(8, 1)

    def forward(self, x):
        for layer in self.hidden:
            x = self.relu(layer(x))
        return self.last(x)

# %% right: module_list
# right: nn.ModuleList around the list
fault_line = "C"


class TwoHidden(nn.Module):
    def __init__(self):
        super().__init__()
        self.relu = nn.ReLU()
        self.hidden = nn.ModuleList([nn.Linear(1, 8), nn.Linear(8, 8)])
        self.last = nn.Linear(8, 1)

    def forward(self, x):
        for layer in self.hidden:
            x = self.relu(layer(x))
        return self.last(x)

# %% right: names
# right: a name for each layer, and forward without a loop
fault_line = "c"


class TwoHidden(nn.Module):
    def __init__(self):
        super().__init__()
        self.relu = nn.ReLU()
        self.first = nn.Linear(1, 8)
        self.second = nn.Linear(8, 8)
        self.last = nn.Linear(8, 1)

    def forward(self, x):
        x = self.relu(self.first(x))
        x = self.relu(self.second(x))
        return self.last(x)

# %% right: names_and_the_list
# right: names for the layers, and the list kept
fault_line = "c"


class TwoHidden(nn.Module):
    def __init__(self):
        super().__init__()
        self.relu = nn.ReLU()
        self.first, self.second = nn.Linear(1, 8), nn.Linear(8, 8)
        self.hidden = [self.first, self.second]
        self.last = nn.Linear(8, 1)

    def forward(self, x):
        for layer in self.hidden:
            x = self.relu(layer(x))
        return self.last(x)

# %% right: relus_inside
# right: a Sequential with its own activations
fault_line = "c"


class TwoHidden(nn.Module):
    def __init__(self):
        super().__init__()
        self.relu = nn.ReLU()
        self.hidden = nn.Sequential(nn.Linear(1, 8), nn.ReLU(), nn.Linear(8, 8), nn.ReLU())
        self.last = nn.Linear(8, 1)

    def forward(self, x):
        return self.last(self.hidden(x))

# %% right: registered
# right: add_module for each layer of the list
fault_line = "c"


class TwoHidden(nn.Module):
    def __init__(self):
        super().__init__()
        self.relu = nn.ReLU()
        self.hidden = [nn.Linear(1, 8), nn.Linear(8, 8)]
        for i, layer in enumerate(self.hidden):
            self.add_module(f"hidden_{i}", layer)
        self.last = nn.Linear(8, 1)

    def forward(self, x):
        for layer in self.hidden:
            x = self.relu(layer(x))
        return self.last(x)

# %% right: on_the_device
# right: repaired, and moved to the device
fault_line = "c"


class TwoHidden(nn.Module):
    def __init__(self):
        super().__init__()
        self.relu = nn.ReLU()
        self.hidden = nn.ModuleList([nn.Linear(1, 8), nn.Linear(8, 8)])
        self.to(device)
        self.last = nn.Linear(8, 1).to(device)

    def forward(self, x):
        for layer in self.hidden:
            x = self.relu(layer(x))
        return self.last(x)

# %% wrong: letter_alone -> still-lost
# wrong: the letter alone
# hint: repair the class, too
fault_line = "c"

# %% wrong: a_tuple -> still-lost
# wrong: a tuple in place of the list
# hint: a container that is a module
fault_line = "c"


class TwoHidden(nn.Module):
    def __init__(self):
        super().__init__()
        self.relu = nn.ReLU()
        self.hidden = (nn.Linear(1, 8), nn.Linear(8, 8))
        self.last = nn.Linear(8, 1)

    def forward(self, x):
        for layer in self.hidden:
            x = self.relu(layer(x))
        return self.last(x)

# %% wrong: a_dict -> still-lost
# wrong: a dictionary in place of the list
# hint: a container that is a module
fault_line = "c"


class TwoHidden(nn.Module):
    def __init__(self):
        super().__init__()
        self.relu = nn.ReLU()
        self.hidden = {"one": nn.Linear(1, 8), "two": nn.Linear(8, 8)}
        self.last = nn.Linear(8, 1)

    def forward(self, x):
        for layer in self.hidden.values():
            x = self.relu(layer(x))
        return self.last(x)

# %% wrong: one_named -> still-lost
# wrong: one of the two gets a name
# hint: both are to be found
fault_line = "c"


class TwoHidden(nn.Module):
    def __init__(self):
        super().__init__()
        self.relu = nn.ReLU()
        self.first = nn.Linear(1, 8)
        self.hidden = [self.first, nn.Linear(8, 8)]
        self.last = nn.Linear(8, 1)

    def forward(self, x):
        for layer in self.hidden:
            x = self.relu(layer(x))
        return self.last(x)

# %% wrong: super_blamed -> other-line
# wrong: super is blamed
# hint: line a is fine
fault_line = "a"

# %% wrong: relu_blamed -> other-line
# wrong: one ReLU for two layers is blamed
# hint: it holds no parameters
fault_line = "b"

# %% wrong: last_blamed -> other-line
# wrong: the last layer is blamed
# hint: its 9 are found
fault_line = "d"

# %% wrong: loop_blamed -> other-line
# wrong: the loop is blamed
# hint: it does find the layers
fault_line = "e"

# %% wrong: no_such_letter -> no-such-choice
# wrong: a letter that is not there
# hint: a to g
fault_line = "h"

# %% wrong: relu_lost -> other-repair
# wrong: repaired, and the activation lost between the layers
# hint: each hidden layer is followed by ReLU
fault_line = "c"


class TwoHidden(nn.Module):
    def __init__(self):
        super().__init__()
        self.relu = nn.ReLU()
        self.hidden = nn.Sequential(nn.Linear(1, 8), nn.Linear(8, 8))
        self.last = nn.Linear(8, 1)

    def forward(self, x):
        x = self.relu(self.hidden(x))
        return self.last(x)

# %% wrong: relu_at_the_end -> other-repair
# wrong: an activation after the last layer
# hint: the last layer is the last
fault_line = "c"


class TwoHidden(nn.Module):
    def __init__(self):
        super().__init__()
        self.relu = nn.ReLU()
        self.hidden = nn.Sequential(nn.Linear(1, 8), nn.Linear(8, 8))
        self.last = nn.Linear(8, 1)

    def forward(self, x):
        for layer in self.hidden:
            x = self.relu(layer(x))
        return self.relu(self.last(x))

# %% wrong: one_big_layer -> other-repair
# wrong: another network with enough parameters
# hint: two hidden layers of 8 numbers
fault_line = "c"


class TwoHidden(nn.Module):
    def __init__(self):
        super().__init__()
        self.relu = nn.ReLU()
        self.hidden = nn.Sequential(nn.Linear(1, 8), nn.Linear(8, 8), nn.Linear(8, 8))
        self.last = nn.Linear(8, 1)

    def forward(self, x):
        for layer in self.hidden:
            x = self.relu(layer(x))
        return self.last(x)

# %% wrong: super_taken_out -> class-fails
# wrong: super is taken out in the repair
# hint: it comes first
fault_line = "c"


class TwoHidden(nn.Module):
    def __init__(self):
        self.relu = nn.ReLU()
        self.hidden = nn.Sequential(nn.Linear(1, 8), nn.Linear(8, 8))
        self.last = nn.Linear(8, 1)

    def forward(self, x):
        for layer in self.hidden:
            x = self.relu(layer(x))
        return self.last(x)

# %% wrong: sizes_that_do_not_fit -> forward-fails
# wrong: the sizes of two layers do not fit
# hint: what one gives, the next takes
fault_line = "c"


class TwoHidden(nn.Module):
    def __init__(self):
        super().__init__()
        self.relu = nn.ReLU()
        self.hidden = nn.Sequential(nn.Linear(1, 8), nn.Linear(8, 8))
        self.last = nn.Linear(8, 1)

    def forward(self, x):
        for layer in self.hidden:
            x = self.relu(layer(x))
        return self.last(x.unsqueeze(0)[:, :, :4])
