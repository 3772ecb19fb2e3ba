# %% right: csv_reader_again
# right: reads the file again with csv, as in section 1.2, and turns the numbers into floats; drops rows with "NA"
words_only = ("species", "island", "sex")
with open("data/penguins.csv", newline="", encoding="utf-8") as f:
    raw = list(csv.DictReader(f))
birds = []
for row in raw:
    if "NA" in row.values():
        continue
    birds.append({name: value if name in words_only else float(value) for name, value in row.items()})
choice = "drop"

# %% right: drop_all_truthy
# right: drops with all(), which works here because no measurement is 0 and no name is empty
birds = list(filter(lambda b: all(b.values()), table))
choice = 'drop'

# %% right: drop_comprehension
# right: drops every bird with a None among its values, in one line
birds = [bird for bird in table if None not in bird.values()]
choice = "drop"

# %% right: drop_from_the_file
# right: reads the file again as in section 1.2, and sorts the birds by mass at the end
birds = []
with open("data/penguins.csv", newline="", encoding="utf-8") as f:
    for row in csv.DictReader(f):
        if "NA" in row.values():
            continue
        for name in row:
            if name not in ("species", "island", "sex"):
                row[name] = float(row[name])
        birds.append(row)
birds.sort(key=lambda b: b["body_mass_g"])
choice = "drop"

# %% right: drop_long_loops
# right: drops with two nested loops and a flag, very long-winded
birds = []
for bird in table:
    has_gap = False
    for name in bird:
        value = bird[name]
        if value is None:
            has_gap = True
    if has_gap == False:
        birds.append(bird)
choice = "drop"
print(len(birds))

# %% right: drop_loop_long
# right: long-winded: bird by bird, gap by gap, with a flag; drops every bird with a gap
birds = []
dropped = 0
for penguin in table:
    has_gap = False
    for name in penguin:
        value = penguin[name]
        if value is None:
            has_gap = True
    if has_gap:
        dropped = dropped + 1
    else:
        birds.append(penguin)
print(len(table), "birds,", dropped, "dropped,", len(birds), "left")
choice = "drop"

# %% right: drop_numpy_mask
# right: a NumPy user's boolean mask over an array of objects, turned into a list again
import numpy as np

values = np.array([list(b.values()) for b in table], dtype=object)
complete_rows = (values != None).all(axis=1)
birds = np.array(table, dtype=object)[complete_rows].tolist()
choice = "drop"

# %% right: drop_ready_made
# right: uses the function that the course offers
birds = complete_penguins()
choice = "drop"

# %% right: impute_by_mass
# right: imputes the sex from the mass: "male" above the median of the species, "female" below; a helper function
from statistics import median


def likely_sex(bird, medians):
    return "male" if bird["body_mass_g"] > medians[bird["species"]] else "female"


weighed = list(filter(lambda bird: bird["body_mass_g"] is not None, table))
medians = {
    kind: median(bird["body_mass_g"] for bird in weighed if bird["species"] == kind)
    for kind in ("Adelie", "Chinstrap", "Gentoo")
}
birds = [bird | {"sex": bird["sex"] if bird["sex"] is not None else likely_sex(bird, medians)} for bird in weighed]
choice = "impute"

# %% right: impute_by_mass_of_species
# right: fills in the sex by comparing the mass with the median mass of the same species
import statistics


def fill_sex(bird, medians):
    bird = dict(bird)
    if bird["sex"] is None:
        bird["sex"] = "male" if bird["body_mass_g"] > medians[bird["species"]] else "female"
    return bird


with_mass = [b for b in table if b["body_mass_g"] is not None]
medians = {}
for s in ("Adelie", "Chinstrap", "Gentoo"):
    medians[s] = statistics.median(b["body_mass_g"] for b in with_mass if b["species"] == s)
birds = [fill_sex(b, medians) for b in with_mass]
choice = "impute"

# %% right: impute_common_sex
# right: leaves out birds without a mass, and fills in the more common sex in copies of the dicts
from collections import Counter

known = Counter(bird["sex"] for bird in table if bird["sex"] is not None)
common = known.most_common(1)[0][0]
birds = [{**bird, "sex": bird["sex"] or common} for bird in table if bird["body_mass_g"] is not None]
choice = "impute"

# %% right: impute_every_column
# right: a general function, mean for numbers and most frequent word for text, then drops the birds without a mass
def impute(rows):
    rows = [row.copy() for row in rows]
    for name in rows[0]:
        known = [row[name] for row in rows if row[name] is not None]
        if isinstance(known[0], str):
            fill = max(set(known), key=known.count)
        else:
            fill = sum(known) / len(known)
        for row in rows:
            if row[name] is None and name != "body_mass_g":
                row[name] = fill
    return [row for row in rows if row["body_mass_g"] is not None]


birds = impute(table)
choice = "impute"

# %% right: impute_in_place
# right: writes "male" straight into the dicts of table and does not copy anything
birds = []
for bird in table:
    if bird["body_mass_g"] is None:
        continue
    if bird["sex"] is None:
        bird["sex"] = "male"
    birds.append(bird)
choice = "impute"

# %% right: impute_mode_of_species
# right: imputes the more common sex of the same species, by a Counter; the birds that were never measured go
from collections import Counter

with_mass = [dict(bird) for bird in load_penguins() if bird["body_mass_g"] is not None]
common = {
    kind: Counter(b["sex"] for b in with_mass if b["species"] == kind and b["sex"]).most_common(1)[0][0]
    for kind in {b["species"] for b in with_mass}
}
birds = [{**b, "sex": b["sex"] or common[b["species"]]} for b in with_mass]
choice = "impute"

# %% right: impute_nearest_bird
# right: takes the sex of the bird of the same species whose measurements are most alike
import copy

birds = copy.deepcopy([b for b in table if b["body_mass_g"]])
keys = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
numbers = torch.tensor([[b[k] for k in keys] for b in birds])
numbers = (numbers - numbers.mean(0)) / numbers.std(0)
for i, b in enumerate(birds):
    if b["sex"] is None:
        best, best_distance = None, float("inf")
        for j, other in enumerate(birds):
            if other["sex"] is not None and other["species"] == b["species"]:
                distance = (numbers[i] - numbers[j]).norm().item()
                if distance < best_distance:
                    best, best_distance = other, distance
        b["sex"] = best["sex"]
choice = "impute"

# %% wrong: both_words -> no-such-choice
# wrong: choice is a list with both words
# hint: choice must be one of the two words
birds = [bird for bird in table if None not in bird.values()]
choice = ["drop", "impute"]

# %% wrong: capital_male -> odd-value
# wrong: a third word for the sex: "Male" with a capital, where the table has "male"
# hint: one of the table's own words, spelt as there
birds = []
for b in table:
    if b["body_mass_g"] is None:
        continue
    if b["sex"] is None:
        b["sex"] = "Male"
    birds.append(b)
choice = "impute"

# %% wrong: choice_does_not_fit -> other-choice
# wrong: drops the birds but says "impute"
# hint: the birds were dropped, choice says something else
birds = [bird for bird in table if None not in bird.values()]
choice = "impute"

# %% wrong: choice_drop_but_imputed -> other-choice
# wrong: fills in the sex but says "drop"
# hint: values were filled in, so the choice is "impute"
birds = [dict(b) for b in table if b["body_mass_g"] is not None]
for b in birds:
    b["sex"] = b["sex"] or "female"
choice = "drop"

# %% wrong: choice_is_drop_after_filling -> other-choice
# wrong: the sex is filled in, but the choice says "drop", since two birds were dropped as well (nearly right)
# hint: choice is "impute" if anything was filled in
birds = []
for bird in table:
    if bird["body_mass_g"] is None:
        continue
    if bird["sex"] is None:
        bird["sex"] = "male"
    birds.append(bird)
choice = "drop"

# %% wrong: choice_true -> no-such-choice
# wrong: choice is True and not one of the two words
# hint: choice must be the text "drop" or "impute"
birds = [bird for bird in table if None not in bird.values()]
choice = True

# %% wrong: column_removed -> column-lost
# wrong: the name with the gaps, the sex, is removed from every bird
# hint: each dict keeps all its names: drop birds, or fill the gap
birds = [{name: value for name, value in bird.items() if name != "sex"} for bird in table if bird["body_mass_g"] is not None]
choice = "drop"

# %% wrong: common_is_none -> gap-left
# wrong: fills in the sex of another bird, the fourth, which is itself None
# hint: some birds still have a gap in sex
common = table[3]["sex"]
birds = [{**b, "sex": common if b["sex"] is None else b["sex"]} for b in table if b["body_mass_g"] is not None]
choice = "impute"

# %% wrong: compares_with_na -> gap-left
# wrong: looks for the text "NA" as in section 1.2, but load_penguins gives None, so nothing is dropped
# hint: gaps are None here, not "NA"
birds = [bird for bird in table if "NA" not in bird.values()]
choice = "drop"

# %% wrong: condition_upside_down -> gap-left
# wrong: keeps the birds with a gap and drops the others
# hint: the birds with gaps were kept; the condition is the wrong way round
birds = [bird for bird in table if None in bird.values()]
choice = "drop"

# %% wrong: count_of_birds -> wrong-type
# wrong: the number of complete birds and not the birds
# hint: birds should be a list, not a count
birds = sum(None not in bird.values() for bird in table)
choice = "drop"

# %% wrong: dict_keyed_by_mass -> complete-birds-lost
# wrong: collects the birds in a dict by their mass, so birds of equal mass overwrite each other
# hint: complete birds are missing
by_mass = {}
for bird in table:
    if None not in bird.values():
        by_mass[bird["body_mass_g"]] = bird
birds = list(by_mass.values())
choice = "drop"

# %% wrong: drops_the_columns_names -> column-lost
# wrong: removes the missing entries from each bird, so birds have lost the key instead of the gap
# hint: each bird should still have all its names; a removed key is still a gap
birds = [{k: v for k, v in bird.items() if v is not None} for bird in table]
choice = "drop"

# %% wrong: empty -> empty
# wrong: compares the values by is with a list, so no bird passes and the list is empty
# hint: the list is empty
birds = [bird for bird in table if bird.values() is [None]]
choice = "drop"

# %% wrong: everybody_male -> values-changed
# wrong: overwrites the sex of every bird and not only of those with a gap
# hint: known values were changed; fill only the gaps
birds = []
for bird in table:
    if bird["body_mass_g"] is not None:
        birds.append({**bird, "sex": "male"})
choice = "impute"

# %% wrong: falsy_numbers -> odd-value
# wrong: every None becomes 0, sizes and masses too
# hint: 0 is no sensible value: drop the birds without a mass
birds = [{name: (0.0 if value is None else value) for name, value in bird.items()} for bird in table]
choice = "impute"

# %% wrong: fills_nan -> gap-left
# wrong: fills the gaps with NaN, which is a gap under another name
# hint: NaN is not a value; it is still a gap
birds = []
for b in table:
    if b["body_mass_g"] is not None:
        birds.append({k: float("nan") if v is None else v for k, v in b.items()})
choice = "impute"

# %% wrong: fills_zero -> odd-value
# wrong: fills every gap with 0, which is no sex
# hint: 0 is not a sensible value for the sex
birds = [b for b in table if b["body_mass_g"] is not None]
for b in birds:
    for name in b:
        if b[name] is None:
            b[name] = 0
choice = "impute"

# %% wrong: filter_object -> wrong-type
# wrong: a filter object, which is not a list
# hint: expected a list of dicts; put list(...) around it
birds = filter(lambda bird: None not in bird.values(), table)
choice = "drop"

# %% wrong: function_not_called -> wrong-type
# wrong: the function itself, since the brackets are missing
# hint: call the function: brackets missing
birds = complete_penguins
choice = "drop"

# %% wrong: gap_sought_as_text -> gap-left
# wrong: the gaps are looked for as "NA", but load_penguins has turned them into None, so no bird is dropped
# hint: a gap is None here, not "NA"
birds = [bird for bird in table if "NA" not in bird.values()]
choice = "drop"

# %% wrong: imputes_mass -> target-invented
# wrong: keeps the birds without a mass and gives them the mean mass
# hint: an invented target; birds without a mass have to go
filled = []
for name in ("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"):
    known = [b[name] for b in table if b[name] is not None]
    mean = sum(known) / len(known)
    for b in table:
        if b[name] is None:
            b[name] = mean
for b in table:
    if b["sex"] is None:
        b["sex"] = "male"
birds = table
choice = "impute"

# %% wrong: lists_not_dicts -> wrong-type
# wrong: keeps the values of each bird as a list and loses the names
# hint: each bird should be a dict
birds = [list(bird.values()) for bird in table if None not in bird.values()]
choice = "drop"

# %% wrong: mass_imputed -> target-invented
# wrong: the mass of the two unmeasured birds is filled in as well, by the mean, and so are their sizes
# hint: a bird without a mass has to go: an invented answer teaches nothing
numbers = ("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g")
means = {name: sum(b[name] for b in table if b[name] is not None) / sum(b[name] is not None for b in table) for name in numbers}
birds = []
for bird in table:
    filled = dict(bird)
    for name in numbers:
        if filled[name] is None:
            filled[name] = means[name]
    if filled["sex"] is None:
        filled["sex"] = "male"
    birds.append(filled)
choice = "impute"

# %% wrong: most_common_pair -> odd-value
# wrong: most_common(1) is a list with a pair (word, count), and that goes into the dicts instead of the word
# hint: the sex of some birds is not "male" or "female" but a list
from collections import Counter

sexes = Counter(b["sex"] for b in table if b["sex"])
birds = [b for b in table if b["body_mass_g"] is not None]
for b in birds:
    if b["sex"] is None:
        b["sex"] = sexes.most_common(1)
choice = "impute"

# %% wrong: numbers_left_as_text -> numbers-as-text
# wrong: the rows of the file as they are, so that every number is text
# hint: '39.1' is text: float() makes a number of it
with open("data/penguins.csv", newline="", encoding="utf-8") as file:
    rows = list(csv.DictReader(file))
birds = [row for row in rows if "NA" not in row.values()]
choice = "drop"

# %% wrong: only_mass_looked_at -> gap-left
# wrong: only birds without a mass are dropped; nine birds without a sex stay, with their gap
# hint: some birds still have a None: the sex has gaps too
birds = [bird for bird in table if bird["body_mass_g"] is not None]
choice = "drop"

# %% wrong: only_measurements -> gap-left
# wrong: drops only the two birds that were never measured, so nine birds without a sex stay
# hint: there are still birds whose sex is None
birds = [bird for bird in table if bird["flipper_length_mm"] is not None and bird["body_mass_g"] is not None]
choice = "drop"

# %% wrong: remove_while_looping -> gap-left
# wrong: removes from the list that the loop runs over, so it skips the neighbour of each removed bird
# hint: some gaps are left; removing from a list while looping over it skips elements
birds = list(table)
for bird in birds:
    if None in bird.values():
        birds.remove(bird)
choice = "drop"

# %% wrong: removed_while_looping -> gap-left
# wrong: birds are removed from the list that the loop goes through, so the bird behind each is skipped
# hint: some birds still have a gap: do not change a list while you loop over it
birds = load_penguins()
for bird in birds:
    if None in bird.values():
        birds.remove(bird)
choice = "drop"

# %% wrong: result_of_sort -> wrong-type
# wrong: takes the result of a method that changes the list and returns None
# hint: birds is None; list.append, sort and remove return nothing
keep = [bird for bird in table if None not in bird.values()]
birds = keep.sort(key=lambda bird: bird["body_mass_g"])
choice = "drop"

# %% wrong: sex_unknown -> odd-value
# wrong: the gap in the sex is filled by a third word, "unknown"
# hint: a sensible value is one of the two words for the sex
birds = [{**bird, "sex": bird["sex"] or "unknown"} for bird in table if bird["body_mass_g"] is not None]
choice = "impute"

# %% wrong: skips_first_row -> complete-birds-lost
# wrong: skips the first bird as if it were the header of the file
# hint: one complete bird is missing, the first
birds = [bird for bird in table[1:] if None not in bird.values()]
choice = "drop"

# %% wrong: stops_at_gap -> complete-birds-lost
# wrong: break instead of continue, so the list ends at the first bird with a gap
# hint: too few birds, many complete ones are missing
birds = []
for bird in table:
    if None in bird.values():
        break
    birds.append(bird)
choice = "drop"

# %% wrong: unknown_sex -> odd-value
# wrong: "unknown" is filled in, a third sex that is neither 0 nor 1 later on
# hint: one of the table's own two words
birds = [dict(b, sex=b["sex"] or "unknown") for b in table if b["body_mass_g"]]
choice = "impute"
