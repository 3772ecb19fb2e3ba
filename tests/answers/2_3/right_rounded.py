# right: rounded to a tenth of a gram
mean_mass = penguins.train[1].mean()
mae = torch.mean(torch.abs(penguins.validation[1] - mean_mass)).item()
baseline_grams = round(1000 * mae, 1)
