# %% right: slice_to_the_end
# right: from column 1 to the end
column = grid[:, 1:]

# %% right: slice_of_one
# right: columns 1 to 2
column = grid[:, 1:2]

# %% right: by_number_with_its_axis_back
# right: the flat column gets its axis back
column = grid[:, 1].unsqueeze(1)

# %% right: a_list_of_one_column
# right: a list of columns keeps the axis
column = grid[:, [1]]

# %% right: last_column
# right: counted from the end, as doubles
column = grid[:, -1:].double()

# %% wrong: by_number -> flat
# wrong: a number drops the axis
# hint: a slice keeps it
column = grid[:, 1]

# %% wrong: first_column -> other-column
# wrong: the first column
# hint: columns are counted from 0
column = grid[:, :1]

# %% wrong: second_row -> wrong-shape
# wrong: a row
# hint: rows stand before the comma
column = grid[1:2]

# %% wrong: both_columns -> wrong-shape
# wrong: :2 ends before column 2
# hint: where does the slice begin?
column = grid[:, :2]

# %% wrong: the_shape -> not-a-tensor
# wrong: the shape in place of the column
# hint: a tensor
column = (3, 1)
