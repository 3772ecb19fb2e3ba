# wrong: the species is one column with 0, 1 or 2 and not one-hot
# hint: species numbers are only names; three columns of zeros and ones
number = {"Adelie": 0, "Chinstrap": 1, "Gentoo": 2}
features = torch.tensor([
    [b["bill_length_mm"], b["bill_depth_mm"], b["flipper_length_mm"], number[b["species"]], float(b["sex"] == "male")]
    for b in complete
])
masses = torch.tensor([[b["body_mass_g"]] for b in complete])
