# %% right: like_flipper
# right: the line of flipper, with the other column
body_mass = torch.tensor([[float(row["body_mass_g"])] for row in measured])

# %% right: flat_then_a_column
# right: a flat list first, and the axis added afterwards
body_mass = torch.tensor([float(row["body_mass_g"]) for row in measured]).unsqueeze(1)

# %% right: a_loop
# right: a loop that appends, and reshape
values = []
for row in measured:
    values.append(float(row["body_mass_g"]))
body_mass = torch.tensor(values).reshape(-1, 1)

# %% right: whole_numbers_then_float
# right: whole numbers, turned into floats at the end
body_mass = torch.tensor([[int(row["body_mass_g"])] for row in measured]).float()

# %% right: by_numpy
# right: a NumPy user's way; the numbers are float64
import numpy as np

body_mass = torch.from_numpy(np.array([row["body_mass_g"] for row in measured], dtype=float)[:, None])

# %% right: from_all_rows
# right: from rows, with the condition of measured written again
body_mass = torch.tensor([[float(r["body_mass_g"])] for r in rows if r["body_mass_g"] != "NA" != r["flipper_length_mm"]])

# %% wrong: inner_brackets_left_out -> missing-axis
# wrong: a flat list
# hint: each bird needs a row
body_mass = torch.tensor([float(row["body_mass_g"]) for row in measured])

# %% wrong: brackets_around_all -> wrong-shape
# wrong: one row with 342 columns
# hint: where do the inner brackets end?
body_mass = torch.tensor([[float(row["body_mass_g"]) for row in measured]])

# %% wrong: whole_numbers -> wrong-dtype
# wrong: int, so that the dtype is int64
# hint: float
body_mass = torch.tensor([[int(row["body_mass_g"])] for row in measured])

# %% wrong: column_not_changed -> other-column
# wrong: copied the line, and left the column as it was
# hint: which column is the mass in?
body_mass = torch.tensor([[float(row["flipper_length_mm"])] for row in measured])

# %% wrong: a_list -> not-a-tensor
# wrong: forgot torch.tensor
# hint: torch.tensor makes one
body_mass = [[float(row["body_mass_g"])] for row in measured]

# %% wrong: kilograms -> wrong-unit
# wrong: in kilograms
# hint: the table's own unit
body_mass = torch.tensor([[float(row["body_mass_g"]) / 1000] for row in measured])

# %% wrong: gaps_as_nan -> wrong-shape
# wrong: all 344 birds, the gaps as NaN
# hint: measured
body_mass = torch.tensor([[float(row["body_mass_g"].replace("NA", "0"))] for row in rows])

# %% wrong: both_columns -> wrong-shape
# wrong: flippers and masses side by side
# hint: one number a bird
body_mass = torch.tensor([[float(row["flipper_length_mm"]), float(row["body_mass_g"])] for row in measured])

# %% wrong: the_first_bird_only -> wrong-values
# wrong: the first row, over and over
# hint: the bird of this round of the loop
body_mass = torch.tensor([[float(measured[0]["body_mass_g"])] for row in measured])

# %% wrong: sorted_by_mass -> wrong-values
# wrong: sorted, so that masses no longer belong to their birds
# hint: the order of measured
body_mass = torch.tensor(sorted([float(row["body_mass_g"])] for row in measured))
