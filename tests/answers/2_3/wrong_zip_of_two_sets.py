# wrong: zip stops at the shorter list, so each validation bird is compared with a training bird and not with the mean
# hint: every validation bird should be compared with the training mean
errors = [abs(a.item() - b.item()) for a, b in zip(penguins.train[1], penguins.validation[1])]
baseline_grams = sum(errors) / len(errors) * 1000
