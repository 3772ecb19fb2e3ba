# right: repeats the mean as a column and keeps the result as a tensor of shape (1,)
y_train_kg = penguins.train[1]
y_validation_kg = penguins.validation[1]
guess = y_train_kg.mean().repeat(len(y_validation_kg), 1)
baseline_grams = (guess * 1000 - y_validation_kg * 1000).abs().mean(dim=0)
