# right: imputes the more common sex of the same species, by a Counter; the birds that were never measured go
from collections import Counter

with_mass = [dict(bird) for bird in load_penguins() if bird["body_mass_g"] is not None]
common = {
    kind: Counter(b["sex"] for b in with_mass if b["species"] == kind and b["sex"]).most_common(1)[0][0]
    for kind in {b["species"] for b in with_mass}
}
birds = [{**b, "sex": b["sex"] or common[b["species"]]} for b in with_mass]
choice = "impute"
