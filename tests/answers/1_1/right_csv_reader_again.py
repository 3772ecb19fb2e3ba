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
