# wrong: from_numpy keeps NumPy's float64
# hint: dtype should be float32: .float()
import numpy as np

rows = [[b["bill_length_mm"], b["bill_depth_mm"], b["flipper_length_mm"], b["species"] == "Adelie",
         b["species"] == "Chinstrap", b["species"] == "Gentoo", b["sex"] == "male"] for b in complete]
features = torch.from_numpy(np.array(rows, dtype=float))
masses = torch.from_numpy(np.array([[b["body_mass_g"]] for b in complete]))
