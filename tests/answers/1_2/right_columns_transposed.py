# right: a list of columns that is transposed at the end, so the tensor is not contiguous
def column(f):
    return [float(f(bird)) for bird in complete]


features = torch.tensor([
    column(lambda b: b["bill_length_mm"]),
    column(lambda b: b["bill_depth_mm"]),
    column(lambda b: b["flipper_length_mm"]),
    *[column(lambda b, s=s: b["species"] == s) for s in ("Chinstrap", "Adelie", "Gentoo")],
    column(lambda b: b["sex"] == "male"),
]).T
masses = torch.tensor([column(lambda b: b["body_mass_g"])]).T
