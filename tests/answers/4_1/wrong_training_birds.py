# wrong: the training birds are predicted instead of the validation birds
# hint: the wrong set: one prediction for each validation bird
X_t, y_t = penguins.train
mass_predictions = predict(regressor, X_t)
mae_grams = mae(mass_predictions, y_t) * 1000
rmse_grams = rmse(mass_predictions, y_t) * 1000
