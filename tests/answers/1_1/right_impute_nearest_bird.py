# right: takes the sex of the bird of the same species whose measurements are most alike
import copy

birds = copy.deepcopy([b for b in table if b["body_mass_g"]])
keys = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
numbers = torch.tensor([[b[k] for k in keys] for b in birds])
numbers = (numbers - numbers.mean(0)) / numbers.std(0)
for i, b in enumerate(birds):
    if b["sex"] is None:
        best, best_distance = None, float("inf")
        for j, other in enumerate(birds):
            if other["sex"] is not None and other["species"] == b["species"]:
                distance = (numbers[i] - numbers[j]).norm().item()
                if distance < best_distance:
                    best, best_distance = other, distance
        b["sex"] = best["sex"]
choice = "impute"
