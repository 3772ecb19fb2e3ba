# wrong: int() cuts the tenths of a millimetre off before the tensor is made float
# hint: the bill measurements have lost their decimals
features = torch.tensor([
    [int(b["bill_length_mm"]), int(b["bill_depth_mm"]), int(b["flipper_length_mm"]),
     b["species"] == "Adelie", b["species"] == "Chinstrap", b["species"] == "Gentoo", b["sex"] == "male"]
    for b in complete
]).float()
masses = torch.tensor([[b["body_mass_g"]] for b in complete])
