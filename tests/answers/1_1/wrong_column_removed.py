# wrong: the name with the gaps, the sex, is removed from every bird
# hint: each dict keeps all its names: drop birds, or fill the gap
birds = [{name: value for name, value in bird.items() if name != "sex"} for bird in table if bird["body_mass_g"] is not None]
choice = "drop"
