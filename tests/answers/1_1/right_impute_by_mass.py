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
