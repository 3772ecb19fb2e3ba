# %% right: class_encoder
# right: a small class with fit and transform, as in other libraries
class Encoder:
    def fit(self, birds):
        self.species = sorted(set(b["species"] for b in birds))
        self.sexes = sorted(set(b["sex"] for b in birds))
        return self

    def transform(self, birds):
        out = []
        for b in birds:
            hot = [0] * len(self.species)
            hot[self.species.index(b["species"])] = 1
            out.append([b["bill_length_mm"], b["bill_depth_mm"], b["flipper_length_mm"]] + hot + [self.sexes.index(b["sex"])])
        return torch.tensor(out, dtype=torch.float32)


features = Encoder().fit(complete).transform(complete)
masses = torch.Tensor([b["body_mass_g"] for b in complete])[:, None]

# %% right: columns_transposed
# right: a list of columns that is transposed at the end, so the tensor is not contiguous
def column(f):
    return [float(f(bird)) for bird in complete]


features = torch.tensor([
    column(lambda b: b["bill_length_mm"]),
    column(lambda b: b["bill_depth_mm"]),
    column(lambda b: b["flipper_length_mm"]),
    *[column(lambda b, s=s: b["species"] == s) for s in ("Chinstrap", "Adelie", "Gentoo")],
    column(lambda b: b["sex"] == "male"),
]).T
masses = torch.tensor([column(lambda b: b["body_mass_g"])]).T

# %% right: encode_penguins
# right: uses the function that the course offers
features, masses = encode_penguins(complete)

# %% right: female_is_one
# right: female is 1 and male is 0, and the species are numbered in the order in which they appear in the table
number_of = {}
for bird in complete:
    number_of.setdefault(bird["species"], len(number_of))
code = {"male": 0.0, "female": 1.0}
measured = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm"]

species_rows = torch.eye(len(number_of))[[number_of[b["species"]] for b in complete]]
measured_rows = torch.tensor([[b[m] for m in measured] for b in complete])
sex_rows = torch.tensor([[code[b["sex"]]] for b in complete])
features = torch.hstack((measured_rows, species_rows, sex_rows))
masses = torch.tensor([[b["body_mass_g"]] for b in complete], dtype=torch.float32)

# %% right: numpy
# right: built with NumPy in float64, made float32 at the end
import numpy as np

length = np.array([b["bill_length_mm"] for b in complete])
depth = np.array([b["bill_depth_mm"] for b in complete])
flip = np.array([b["flipper_length_mm"] for b in complete])
kind = np.array([b["species"] for b in complete])
_, kind = np.unique(kind, return_inverse=True)
sex = np.array([b["sex"] for b in complete]) == "female"
a = np.column_stack([length, depth, flip, np.eye(3)[kind], sex])
features = torch.from_numpy(a).float()
masses = torch.from_numpy(np.array([b["body_mass_g"] for b in complete])).float().reshape(-1, 1)

# %% right: one_hot_and_cat
# right: one_hot as in section 1.4, the parts put side by side with torch.cat
measures = torch.tensor([[b["bill_length_mm"], b["bill_depth_mm"], b["flipper_length_mm"]] for b in complete])
names = sorted({b["species"] for b in complete})
index = torch.tensor([names.index(b["species"]) for b in complete])
kinds = torch.nn.functional.one_hot(index, num_classes=3).float()
sex = torch.tensor([b["sex"] == "male" for b in complete]).float().unsqueeze(1)
features = torch.cat([measures, kinds, sex], dim=1)
masses = torch.tensor([b["body_mass_g"] for b in complete]).unsqueeze(1)

# %% right: rows_by_hand
# right: one list a bird with comparisons for the zeros and ones
rows = []
for bird in complete:
    rows.append([
        bird["bill_length_mm"],
        bird["bill_depth_mm"],
        bird["flipper_length_mm"],
        float(bird["species"] == "Adelie"),
        float(bird["species"] == "Chinstrap"),
        float(bird["species"] == "Gentoo"),
        1.0 if bird["sex"] == "male" else 0.0,
    ])
features = torch.tensor(rows)
masses = torch.tensor([[bird["body_mass_g"]] for bird in complete])

# %% right: zeros_then_fill
# right: an empty table of zeros that is filled bird by bird, with Gentoo as the first species
columns = {"Gentoo": 3, "Chinstrap": 4, "Adelie": 5}
features = torch.zeros(len(complete), 7)
masses = torch.zeros(len(complete), 1)
for i in range(len(complete)):
    bird = complete[i]
    features[i, 0] = bird["bill_length_mm"]
    features[i, 1] = bird["bill_depth_mm"]
    features[i, 2] = bird["flipper_length_mm"]
    features[i, columns[bird["species"]]] = 1
    if bird["sex"] == "male":
        features[i, 6] = 1
    masses[i, 0] = bird["body_mass_g"]

# %% wrong: bool_of_sex -> constant-column
# wrong: bool("female") is True as well, so the sex column is 1 for every bird
# hint: the sex column is the same for all birds
rows = []
for b in complete:
    rows.append([b["bill_length_mm"], b["bill_depth_mm"], b["flipper_length_mm"], b["species"] == "Adelie",
                 b["species"] == "Chinstrap", b["species"] == "Gentoo", bool(b["sex"])])
features = torch.tensor(rows, dtype=torch.float32)
masses = torch.tensor([[b["body_mass_g"]] for b in complete])

# %% wrong: centimetres -> normalised-too-early
# wrong: divides the lengths by 10, centimetres instead of millimetres
# hint: lengths should stay in mm
features, masses = encode_penguins(complete)
features[:, :3] = features[:, :3] / 10

# %% wrong: depth_twice -> column-lost
# wrong: a slip of copy and paste, the bill depth stands in the place of the bill length
# hint: the first column should be the bill length
rows = [[b["bill_depth_mm"], b["bill_depth_mm"], b["flipper_length_mm"], b["species"] == "Adelie",
         b["species"] == "Chinstrap", b["species"] == "Gentoo", b["sex"] == "male"] for b in complete]
features = torch.tensor(rows).float()
masses = torch.tensor([[b["body_mass_g"]] for b in complete])

# %% wrong: elif_missing -> not-one-hot
# wrong: the last else belongs to the second if alone, so an Adelie gets two ones
# hint: the species columns are not one-hot: some rows have two ones
rows = []
for b in complete:
    hot = [0.0, 0.0, 0.0]
    if b["species"] == "Adelie":
        hot[0] = 1.0
    if b["species"] == "Chinstrap":
        hot[1] = 1.0
    else:
        hot[2] = 1.0
    rows.append([b["bill_length_mm"], b["bill_depth_mm"], b["flipper_length_mm"], *hot, float(b["sex"] == "male")])
features = torch.tensor(rows)
masses = torch.tensor([[b["body_mass_g"]] for b in complete])

# %% wrong: first_species_dropped -> not-one-hot
# wrong: leaves out the column of the first species as statistics books do, so Adelie has no one
# hint: one column for each of the three species
rows = [[b["bill_length_mm"], b["bill_depth_mm"], b["flipper_length_mm"], float(b["species"] == "Chinstrap"),
         float(b["species"] == "Gentoo"), float(b["sex"] == "male")] for b in complete]
features = torch.tensor(rows)
masses = torch.tensor([[b["body_mass_g"]] for b in complete])

# %% wrong: float64 -> wrong-dtype
# wrong: from_numpy keeps NumPy's float64
# hint: dtype should be float32: .float()
import numpy as np

rows = [[b["bill_length_mm"], b["bill_depth_mm"], b["flipper_length_mm"], b["species"] == "Adelie",
         b["species"] == "Chinstrap", b["species"] == "Gentoo", b["sex"] == "male"] for b in complete]
features = torch.from_numpy(np.array(rows, dtype=float))
masses = torch.from_numpy(np.array([[b["body_mass_g"]] for b in complete]))

# %% wrong: hot_row_shared -> constant-column
# wrong: the row of zeros is made once outside the loop, so the ones of earlier birds stay in it
# hint: the species columns are not one-hot: rows with several ones
hot = [0.0, 0.0, 0.0]
rows = []
for b in complete:
    hot[["Adelie", "Chinstrap", "Gentoo"].index(b["species"])] = 1.0
    rows.append([b["bill_length_mm"], b["bill_depth_mm"], b["flipper_length_mm"]] + hot + [float(b["sex"] == "male")])
features = torch.tensor(rows)
masses = torch.tensor([[b["body_mass_g"]] for b in complete])

# %% wrong: island_for_species -> not-one-hot
# wrong: one-hot of the island instead of the species
# hint: the three one-hot columns do not name the species
islands = sorted({b["island"] for b in complete})
rows = [[b["bill_length_mm"], b["bill_depth_mm"], b["flipper_length_mm"]]
        + [float(b["island"] == i) for i in islands] + [float(b["sex"] == "male")] for b in complete]
features = torch.tensor(rows)
masses = torch.tensor([[b["body_mass_g"]] for b in complete])

# %% wrong: kilograms -> wrong-unit
# wrong: the masses are in kilograms
# hint: masses should be in grams
features = encode_penguins(complete)[0]
masses = torch.tensor([[b["body_mass_g"] / 1000] for b in complete])

# %% wrong: last_bird_missing -> wrong-shape
# wrong: range(len(complete) - 1) leaves out the last bird
# hint: one row is missing: 332 instead of 333
X, y = [], []
for i in range(len(complete) - 1):
    b = complete[i]
    X.append([b["bill_length_mm"], b["bill_depth_mm"], b["flipper_length_mm"], b["species"] == "Adelie",
              b["species"] == "Chinstrap", b["species"] == "Gentoo", b["sex"] == "male"])
    y.append([b["body_mass_g"]])
features = torch.tensor(X, dtype=torch.float32)
masses = torch.tensor(y)

# %% wrong: lists -> not-a-tensor
# wrong: lists of numbers, not tensors
# hint: expected tensors: torch.tensor(...)
features = [[b["bill_length_mm"], b["bill_depth_mm"], b["flipper_length_mm"], float(b["species"] == "Adelie"),
             float(b["species"] == "Chinstrap"), float(b["species"] == "Gentoo"), float(b["sex"] == "male")] for b in complete]
masses = [[b["body_mass_g"]] for b in complete]

# %% wrong: mass_among_features -> target-among-features
# wrong: takes all measurements, the mass included, so the answer is among the features
# hint: the mass is the target and must not be a feature
numbers = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
_, masses = encode_penguins(complete)
features = torch.tensor([
    [b[n] for n in numbers] + [float(b["species"] == s) for s in species] + [float(b["sex"] == "male")] for b in complete
])

# %% wrong: masses_flat -> missing-axis
# wrong: masses has shape (333,) and is not a column
# hint: the masses need a second axis: unsqueeze(1)
features, _ = encode_penguins(complete)
masses = torch.tensor([b["body_mass_g"] for b in complete])

# %% wrong: masses_int64 -> wrong-dtype
# wrong: the masses are whole numbers, int64
# hint: dtype of masses should be float32
features, _ = encode_penguins(complete)
masses = torch.tensor([[int(b["body_mass_g"])] for b in complete])

# %% wrong: masses_of_other_list -> wrong-values
# wrong: the masses come from another list of birds, with those of unknown sex, cut to the same length
# hint: masses do not belong to the birds of complete
features, _ = encode_penguins(complete)
others = [b for b in load_penguins() if b["body_mass_g"] is not None]
masses = torch.tensor([[b["body_mass_g"]] for b in others])[: len(complete)]

# %% wrong: masses_sorted -> rows-mixed
# wrong: the masses are sorted, so they do not belong to the birds any more
# hint: masses are not in the order of complete
features, _ = encode_penguins(complete)
masses = torch.tensor(sorted(b["body_mass_g"] for b in complete)).unsqueeze(1)

# %% wrong: nan -> not-finite
# wrong: looks for "m", finds no bird, and scales the empty column: 0 / 0 gives NaN
# hint: there are NaN values in the sex column
features, masses = encode_penguins(complete)
sex = torch.tensor([b["sex"] == "m" for b in complete]).float()
features[:, 6] = (sex - sex.mean()) / sex.std()

# %% wrong: normalised_already -> normalised-too-early
# wrong: normalises with all birds already here, so the lengths are not in mm
# hint: lengths should be in mm; normalising comes later and after the split
features, masses = encode_penguins(complete)
features[:, :3] = (features[:, :3] - features[:, :3].mean(dim=0)) / features[:, :3].std(dim=0)

# %% wrong: numpy_arrays -> not-a-tensor
# wrong: NumPy arrays of float32 and not tensors
# hint: expected tensors: torch.from_numpy(...)
X, y = encode_penguins(complete)
features = X.numpy()
masses = y.numpy()

# %% wrong: pair_in_features -> not-a-tensor
# wrong: encode_penguins returns a pair, and the whole pair is called features
# hint: features is a tuple; take the pair apart
features = encode_penguins(complete)
masses = encode_penguins(complete)[1]

# %% wrong: reshape_for_transpose -> unknown-column
# wrong: a list of columns is brought to (333, 7) by reshape, which mixes the birds up
# hint: the shape is right but the values are mixed up; reshape is not transpose
cols = []
for name in ["bill_length_mm", "bill_depth_mm", "flipper_length_mm"]:
    cols.append([b[name] for b in complete])
for s in ["Adelie", "Chinstrap", "Gentoo"]:
    cols.append([1.0 if b["species"] == s else 0.0 for b in complete])
cols.append([1.0 if b["sex"] == "male" else 0.0 for b in complete])
features = torch.tensor(cols).reshape(-1, 7)
masses = torch.tensor([b["body_mass_g"] for b in complete]).reshape(-1, 1)

# %% wrong: sex_capital -> constant-column
# wrong: compares with "Male", which no bird has, so the sex column is all zeros
# hint: the sex column is 0 for all birds; look at how the sex is written
rows = [
    [b["bill_length_mm"], b["bill_depth_mm"], b["flipper_length_mm"]]
    + [1.0 if b["species"] == s else 0.0 for s in ("Adelie", "Chinstrap", "Gentoo")]
    + [1.0 if b["sex"] == "Male" else 0.0]
    for b in complete
]
features = torch.tensor(rows)
masses = torch.tensor([[b["body_mass_g"]] for b in complete])

# %% wrong: sex_forgotten -> column-lost
# wrong: the sex column is missing
# hint: 6 columns; the sex is missing
lengths = torch.tensor([[b["bill_length_mm"], b["bill_depth_mm"], b["flipper_length_mm"]] for b in complete])
index = torch.tensor([["Adelie", "Chinstrap", "Gentoo"].index(b["species"]) for b in complete])
features = torch.cat([lengths, torch.nn.functional.one_hot(index).float()], dim=1)
masses = torch.tensor([[b["body_mass_g"]] for b in complete])

# %% wrong: sex_two_columns -> sex-twice
# wrong: the sex is one-hot too, two columns instead of one
# hint: the sex should be one column, 8 columns came
X, masses = encode_penguins(complete)
sex = torch.tensor([0 if b["sex"] == "female" else 1 for b in complete])
features = torch.cat([X[:, :6], torch.nn.functional.one_hot(sex).float()], dim=1)

# %% wrong: species_as_index -> ordered-species
# wrong: the species is one column with 0, 1 or 2 and not one-hot
# hint: species numbers are only names; three columns of zeros and ones
number = {"Adelie": 0, "Chinstrap": 1, "Gentoo": 2}
features = torch.tensor([
    [b["bill_length_mm"], b["bill_depth_mm"], b["flipper_length_mm"], number[b["species"]], float(b["sex"] == "male")]
    for b in complete
])
masses = torch.tensor([[b["body_mass_g"]] for b in complete])

# %% wrong: swapped -> wrong-shape
# wrong: the two results are taken in the wrong order
# hint: features and masses are swapped
masses, features = encode_penguins(complete)

# %% wrong: tenths_cut_off -> unknown-column
# wrong: int() cuts the tenths of a millimetre off before the tensor is made float
# hint: the bill measurements have lost their decimals
features = torch.tensor([
    [int(b["bill_length_mm"]), int(b["bill_depth_mm"]), int(b["flipper_length_mm"]),
     b["species"] == "Adelie", b["species"] == "Chinstrap", b["species"] == "Gentoo", b["sex"] == "male"]
    for b in complete
]).float()
masses = torch.tensor([[b["body_mass_g"]] for b in complete])

# %% wrong: transposed -> wrong-shape
# wrong: one row a feature instead of one row a bird
# hint: one row for each bird: shape (333, 7); transpose
features = torch.stack([
    torch.tensor([b["bill_length_mm"] for b in complete]),
    torch.tensor([b["bill_depth_mm"] for b in complete]),
    torch.tensor([b["flipper_length_mm"] for b in complete]),
    torch.tensor([float(b["species"] == "Adelie") for b in complete]),
    torch.tensor([float(b["species"] == "Chinstrap") for b in complete]),
    torch.tensor([float(b["species"] == "Gentoo") for b in complete]),
    torch.tensor([float(b["sex"] == "male") for b in complete]),
])
masses = torch.tensor([[b["body_mass_g"]] for b in complete])
