# wrong: the rows of the file as they are, so that every number is text
# hint: '39.1' is text: float() makes a number of it
with open("data/penguins.csv", newline="", encoding="utf-8") as file:
    rows = list(csv.DictReader(file))
birds = [row for row in rows if "NA" not in row.values()]
choice = "drop"
