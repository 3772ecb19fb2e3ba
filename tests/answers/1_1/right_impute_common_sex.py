# right: leaves out birds without a mass, and fills in the more common sex in copies of the dicts
from collections import Counter

known = Counter(bird["sex"] for bird in table if bird["sex"] is not None)
common = known.most_common(1)[0][0]
birds = [{**bird, "sex": bird["sex"] or common} for bird in table if bird["body_mass_g"] is not None]
choice = "impute"
