# %% right: the_four_lines
# right: the four lines with their gaps filled
def split_by_hand(X, y):
    order = torch.randperm(len(X))
    n_train = round(0.8 * len(X))
    first, rest = order[:n_train], order[n_train:]
    return (X[first], y[first]), (X[rest], y[rest])


# %% right: shuffled_first
# right: both are shuffled by the same order, and then cut
def split_by_hand(X, y):
    order = torch.randperm(X.shape[0])
    X, y = X[order], y[order]
    n = int(X.shape[0] * 0.8)
    return [X[:n], y[:n]], [X[n:], y[n:]]


# %% right: the_last_fifth_first
# right: cuts the test part off first
def split_by_hand(X, y):
    order = torch.randperm(len(y))
    n_test = len(y) // 5
    test, train = order[:n_test], order[n_test:]
    return (X[train], y[train]), (X[test], y[test])


# %% right: by_random
# right: Python's random.shuffle on a list of row numbers
import random


def split_by_hand(X, y):
    numbers = list(range(len(X)))
    random.shuffle(numbers)
    cut = len(numbers) * 80 // 100
    return (X[numbers[:cut]], y[numbers[:cut]]), (X[numbers[cut:]], y[numbers[cut:]])


# %% right: by_a_mask
# right: a mask; the birds stay in their order within each part
def split_by_hand(X, y):
    is_train = torch.zeros(len(X), dtype=torch.bool)
    is_train[torch.randperm(len(X), generator=torch.Generator().manual_seed(3))[: round(0.8 * len(X))]] = True
    return (X[is_train], y[is_train]), (X[~is_train], y[~is_train])


# %% right: by_the_course
# right: hands the work to the course's own split
def split_by_hand(X, y):
    from course_utils.data import split

    return split(X, y)


# %% wrong: not_shuffled -> ordered
# wrong: arange for randperm
# hint: shuffle first
def split_by_hand(X, y):
    n_train = round(0.8 * len(X))
    return (X[:n_train], y[:n_train]), (X[n_train:], y[n_train:])


# %% wrong: shuffled_for_nothing -> ordered
# wrong: makes an order and does not use it
# hint: cut the shuffled list
def split_by_hand(X, y):
    order = torch.randperm(len(X))
    n_train = round(0.8 * len(X))
    return (X[:n_train], y[:n_train]), (X[n_train:], y[n_train:])


# %% wrong: y_in_its_order -> rows-mixed
# wrong: only X is shuffled
# hint: the same row numbers
def split_by_hand(X, y):
    order = torch.randperm(len(X))
    n_train = round(0.8 * len(X))
    return (X[order[:n_train]], y[:n_train]), (X[order[n_train:]], y[n_train:])


# %% wrong: shuffled_twice -> rows-mixed
# wrong: an order of its own for y
# hint: shuffle once
def split_by_hand(X, y):
    n_train = round(0.8 * len(X))
    X, y = X[torch.randperm(len(X))], y[torch.randperm(len(X))]
    return (X[:n_train], y[:n_train]), (X[n_train:], y[n_train:])


# %% wrong: forty_for_all -> odd-sizes
# wrong: 40 rows, whatever is given
# hint: from len(X)
def split_by_hand(X, y):
    order = torch.randperm(len(X))
    first, rest = order[:40], order[40:]
    return (X[first], y[first]), (X[rest], y[rest])


# %% wrong: fifty_rows -> lost
# wrong: the row numbers of the line, whatever is given
# hint: from len(X)
def split_by_hand(X, y):
    order = torch.randperm(50)
    n_train = round(0.8 * len(X))
    first, rest = order[:n_train], order[n_train:]
    return (X[first], y[first]), (X[rest], y[rest])


# %% wrong: whole_order_for_the_test -> overlap
# wrong: the test part begins at the start
# hint: where does the second part begin?
def split_by_hand(X, y):
    order = torch.randperm(len(X))
    n_train = round(0.8 * len(X))
    first, rest = order[:n_train], order
    return (X[first], y[first]), (X[rest], y[rest])


# %% wrong: one_left_out -> lost
# wrong: the second part begins one too late
# hint: where does the second part begin?
def split_by_hand(X, y):
    order = torch.randperm(len(X))
    n_train = round(0.8 * len(X))
    first, rest = order[:n_train], order[n_train + 1 :]
    return (X[first], y[first]), (X[rest], y[rest])


# %% wrong: drawn_with_repetition -> doubled
# wrong: randint for the training part, and the rest of the rows for the test
# hint: each once
def split_by_hand(X, y):
    n_train = round(0.8 * len(X))
    first = torch.randint(0, n_train, (n_train,))
    rest = torch.arange(n_train, len(X))
    return (X[first], y[first]), (X[rest], y[rest])


# %% wrong: parts_swapped -> swapped
# wrong: 20 % to learn from
# hint: the larger part comes first
def split_by_hand(X, y):
    order = torch.randperm(len(X))
    n_train = round(0.2 * len(X))
    first, rest = order[:n_train], order[n_train:]
    return (X[first], y[first]), (X[rest], y[rest])


# %% wrong: X_and_X -> wrong-return
# wrong: the two X, then the two y
# hint: pairs of X and y
def split_by_hand(X, y):
    order = torch.randperm(len(X))
    n_train = round(0.8 * len(X))
    first, rest = order[:n_train], order[n_train:]
    return (X[first], X[rest]), (y[first], y[rest])


# %% wrong: four_things -> wrong-return
# wrong: without the inner brackets
# hint: two pairs
def split_by_hand(X, y):
    order = torch.randperm(len(X))
    n_train = round(0.8 * len(X))
    first, rest = order[:n_train], order[n_train:]
    return X[first], y[first], X[rest], y[rest]


# %% wrong: return_forgotten -> nothing-returned
# wrong: no return
# hint: the last line
def split_by_hand(X, y):
    order = torch.randperm(len(X))
    n_train = round(0.8 * len(X))
    first, rest = order[:n_train], order[n_train:]
    (X[first], y[first]), (X[rest], y[rest])


# %% wrong: no_whole_number -> function-fails
# wrong: 0.8 * len(X) without round
# hint: read the error
def split_by_hand(X, y):
    order = torch.randperm(len(X))
    n_train = 0.8 * len(X)
    first, rest = order[:n_train], order[n_train:]
    return (X[first], y[first]), (X[rest], y[rest])


# %% wrong: the_row_numbers -> wrong-return
# wrong: returns the numbers of the rows
# hint: pick the rows
def split_by_hand(X, y):
    order = torch.randperm(len(X))
    n_train = round(0.8 * len(X))
    return order[:n_train], order[n_train:]


# %% wrong: the_notebooks_line -> other-data
# wrong: splits the line of the notebook
# hint: the names in the brackets
line_X, line_y = make_line()


def split_by_hand(X, y):
    order = torch.randperm(50)
    first, rest = order[:40], order[40:]
    return (line_X[first], line_y[first]), (line_X[rest], line_y[rest])


# %% wrong: one_column_kept -> wrong-shape
# wrong: picks the first column as well
# hint: all columns
def split_by_hand(X, y):
    order = torch.randperm(len(X))
    n_train = round(0.8 * len(X))
    first, rest = order[:n_train], order[n_train:]
    return (X[first, 0], y[first, 0]), (X[rest, 0], y[rest, 0])


# %% wrong: called_at_once -> wrong-type
# wrong: what the function returns, under its name
# hint: the function itself
split_by_hand = (X[:40], y[:40]), (X[40:], y[40:])
