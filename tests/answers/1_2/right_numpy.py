# right: built with NumPy in float64, made float32 at the end
import numpy as np

length = np.array([b["bill_length_mm"] for b in complete])
depth = np.array([b["bill_depth_mm"] for b in complete])
flip = np.array([b["flipper_length_mm"] for b in complete])
kind = np.array([b["species"] for b in complete])
_, kind = np.unique(kind, return_inverse=True)
sex = np.array([b["sex"] for b in complete]) == "female"
a = np.column_stack([length, depth, flip, np.eye(3)[kind], sex])
features = torch.from_numpy(a).float()
masses = torch.from_numpy(np.array([b["body_mass_g"] for b in complete])).float().reshape(-1, 1)
