# wrong: fills the gaps with NaN, which is a gap under another name
# hint: NaN is not a value; it is still a gap
birds = []
for b in table:
    if b["body_mass_g"] is not None:
        birds.append({k: float("nan") if v is None else v for k, v in b.items()})
choice = "impute"
