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
