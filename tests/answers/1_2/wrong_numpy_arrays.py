# wrong: NumPy arrays of float32 and not tensors
# hint: expected tensors: torch.from_numpy(...)
X, y = encode_penguins(complete)
features = X.numpy()
masses = y.numpy()
