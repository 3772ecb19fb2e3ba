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
