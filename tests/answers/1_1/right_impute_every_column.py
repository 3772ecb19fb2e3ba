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
