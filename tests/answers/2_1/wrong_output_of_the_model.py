# wrong: the predictions for the training birds and not the model
# hint: linear_model should be the model, not its output
linear_model = nn.Linear(7, 1)(penguins.train[0])
n_linear = 8
