# right: goes back to the rows of the table, where the mass is in grams, with the statistics module
from statistics import fmean

guess = fmean(b["body_mass_g"] for b in penguins.birds["train"])
baseline_grams = fmean(abs(b["body_mass_g"] - guess) for b in penguins.birds["validation"])
