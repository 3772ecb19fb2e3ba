# right: a NumPy user's boolean mask over an array of objects, turned into a list again
import numpy as np

values = np.array([list(b.values()) for b in table], dtype=object)
complete_rows = (values != None).all(axis=1)
birds = np.array(table, dtype=object)[complete_rows].tolist()
choice = "drop"
