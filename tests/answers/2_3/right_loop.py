# right: long-winded loops over Python floats
total = 0.0
count = 0
for m in penguins.train[1]:
    total += m.item()
    count += 1
mean_kg = total / count

error_sum = 0.0
for m in penguins.validation[1]:
    error = m.item() - mean_kg
    if error < 0:
        error = -error
    error_sum += error
baseline_kg = error_sum / len(penguins.validation[1])
baseline_grams = baseline_kg * 1000
