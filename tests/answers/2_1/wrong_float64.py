# wrong: the model is float64 and refuses the float32 rows
# hint: dtype: parameters should be float32 like the rows
linear_model = nn.Linear(7, 1, dtype=torch.float64)
n_linear = 8
