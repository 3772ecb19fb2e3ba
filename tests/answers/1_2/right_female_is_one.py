# right: female is 1 and male is 0, and the species are numbered in the order in which they appear in the table
number_of = {}
for bird in complete:
    number_of.setdefault(bird["species"], len(number_of))
code = {"male": 0.0, "female": 1.0}
measured = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm"]

species_rows = torch.eye(len(number_of))[[number_of[b["species"]] for b in complete]]
measured_rows = torch.tensor([[b[m] for m in measured] for b in complete])
sex_rows = torch.tensor([[code[b["sex"]]] for b in complete])
features = torch.hstack((measured_rows, species_rows, sex_rows))
masses = torch.tensor([[b["body_mass_g"]] for b in complete], dtype=torch.float32)
