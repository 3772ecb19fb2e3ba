# wrong: the model for the straight line, with one weight, which is stretched over all seven columns
# hint: the output has 7 columns; each feature needs its own weight and the products a sum
set_seed(42)
linear_model = LinearRegressionModel()
n_linear = 2
