# %% right: from_the_birds
# right: goes back to the rows of the table, where the mass is in grams, with the statistics module
from statistics import fmean

guess = fmean(b["body_mass_g"] for b in penguins.birds["train"])
baseline_grams = fmean(abs(b["body_mass_g"] - guess) for b in penguins.birds["validation"])

# %% right: l1_loss
# right: nn.L1Loss with a tensor full of the guess
X_tr, y_tr = penguins.train
X_val, y_val = penguins.validation
guess = y_tr.mean()
guesses = torch.full_like(y_val, guess.item())
baseline_grams = nn.L1Loss()(guesses, y_val).item() * 1000

# %% right: loop
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

# %% right: model_class
# right: a model class that always says the mean
class MeanModel(nn.Module):
    def __init__(self, y):
        super().__init__()
        self.mean = nn.Parameter(y.mean(dim=0), requires_grad=False)

    def forward(self, x):
        return self.mean.expand(len(x), 1)


baseline = MeanModel(penguins.train[1])
X_val, y_val = penguins.validation
baseline_grams = float((baseline(X_val) - y_val).abs().mean()) * 1000

# %% right: numpy
# right: NumPy in grams from the start, the result an np.float32
import numpy as np

train_grams = penguins.train[1].numpy().ravel() * 1000
val_grams = penguins.validation[1].numpy().ravel() * 1000
baseline_grams = np.mean(np.abs(val_grams - np.mean(train_grams)))

# %% right: repeat_shape_1
# right: repeats the mean as a column and keeps the result as a tensor of shape (1,)
y_train_kg = penguins.train[1]
y_validation_kg = penguins.validation[1]
guess = y_train_kg.mean().repeat(len(y_validation_kg), 1)
baseline_grams = (guess * 1000 - y_validation_kg * 1000).abs().mean(dim=0)

# %% right: rounded
# right: rounded to a tenth of a gram
mean_mass = penguins.train[1].mean()
mae = torch.mean(torch.abs(penguins.validation[1] - mean_mass)).item()
baseline_grams = round(1000 * mae, 1)

# %% right: torch_one_line
# right: one line in kilograms, times 1000, as a tensor without axes
baseline_grams = 1000 * (penguins.validation[1] - penguins.train[1].mean()).abs().mean()

# %% wrong: abs_after_mean -> signed
# wrong: takes the mean first and abs after it, so errors cancel out
# hint: abs first, then the mean
baseline_grams = (penguins.validation[1] - penguins.train[1].mean()).mean().abs().item() * 1000

# %% wrong: abs_forgotten -> signed
# wrong: without abs, so errors up and down cancel out
# hint: absolute errors: .abs()
baseline_grams = (penguins.validation[1] - penguins.train[1].mean()).mean().item() * 1000

# %% wrong: divided_by_1000 -> wrong-unit
# wrong: divides by 1000 instead of multiplying
# hint: unit: kg to grams is times 1000
baseline_grams = (penguins.validation[1] - penguins.train[1].mean()).abs().mean().item() / 1000

# %% wrong: divided_by_training_birds -> wrong-number
# wrong: divides the sum of the errors by the number of training birds
# hint: divide by the number of validation birds
mean = penguins.train[1].mean()
total = sum(abs(m.item() - mean.item()) for m in penguins.validation[1])
baseline_grams = total / len(penguins.train[1]) * 1000

# %% wrong: error_on_test -> test-opened
# wrong: measures on the test set, which should stay closed
# hint: the validation set, not the test set
baseline_grams = (penguins.test[1] - penguins.train[1].mean()).abs().mean().item() * 1000

# %% wrong: error_on_training -> by-training-birds
# wrong: measures the error on the training birds
# hint: measure on the validation set
y_tr = penguins.train[1]
baseline_grams = (y_tr - y_tr.mean()).abs().mean().item() * 1000

# %% wrong: features_for_masses -> wrong-number
# wrong: takes [0], the features, in place of [1], the masses
# hint: the masses are penguins.train[1], the features are [0]
baseline_grams = (penguins.validation[0] - penguins.train[0].mean()).abs().mean().item() * 1000

# %% wrong: first_bird -> leakage
# wrong: guesses the mass of the first training bird, since [0] stands where .mean() should
# hint: the guess should be the mean of all training birds
baseline_grams = (penguins.validation[1] - penguins.train[1][0]).abs().mean().item() * 1000

# %% wrong: kilograms -> wrong-unit
# wrong: the result is in kilograms
# hint: the masses are in kg; the answer should be in grams
baseline_grams = (penguins.validation[1] - penguins.train[1].mean()).abs().mean().item()

# %% wrong: line_of_notebook -> wrong-number
# wrong: uses y_train and y_test of the straight line and not the penguins
# hint: these are the numbers of the line; use penguins
baseline_grams = (y_test - y_train.mean()).abs().mean().item() * 1000

# %% wrong: mean_itself -> guess-itself
# wrong: the guess itself, the mean mass, and not its error
# hint: the error of the guess was asked for, not the guess
baseline_grams = penguins.train[1].mean().item() * 1000

# %% wrong: mean_of_all -> leakage
# wrong: the guess is the mean of all birds of the three sets
# hint: the mean must come from the training birds alone
everyone = torch.cat([penguins.train[1], penguins.validation[1], penguins.test[1]])
baseline_grams = (penguins.validation[1] - everyone.mean()).abs().mean().item() * 1000

# %% wrong: mean_of_train_and_validation -> leakage
# wrong: the guess is the mean of training and validation birds together
# hint: the mean must come from the training birds alone
known = torch.cat([penguins.train[1], penguins.validation[1]])
baseline_grams = (penguins.validation[1] - known.mean()).abs().mean().item() * 1000

# %% wrong: mean_of_validation -> leakage
# wrong: the guess is the mean of the validation birds themselves
# hint: the mean must come from the training birds
y_val = penguins.validation[1]
baseline_grams = (y_val - y_val.mean()).abs().mean().item() * 1000

# %% wrong: median -> leakage
# wrong: guesses the median and not the mean
# hint: the guess should be the mean, not the median
baseline_grams = (penguins.validation[1] - penguins.train[1].median()).abs().mean().item() * 1000

# %% wrong: median_error -> median-error
# wrong: the median of the errors and not their mean
# hint: mean of the absolute errors, not the median
baseline_grams = (penguins.validation[1] - penguins.train[1].mean()).abs().median().item() * 1000

# %% wrong: method_not_called -> wrong-type
# wrong: item without brackets is a method and not a number
# hint: brackets are missing after item
baseline_grams = ((penguins.validation[1] - penguins.train[1].mean()).abs().mean() * 1000).item

# %% wrong: mse -> mean-square
# wrong: the mean squared error, nn.MSELoss
# hint: absolute errors, not squared ones
y_val = penguins.validation[1]
baseline_grams = nn.MSELoss()(torch.full_like(y_val, penguins.train[1].mean().item()), y_val).item() * 1000

# %% wrong: nan -> not-finite
# wrong: looks for birds named "val", finds none, and the mean of nothing is NaN
# hint: the result is NaN: a mean over no birds
grams = [b["body_mass_g"] for b in penguins.birds.get("val", [])]
guess = penguins.train[1].mean() * 1000
baseline_grams = (torch.tensor(grams) - guess).abs().mean()

# %% wrong: one_error_a_bird -> not-one-number
# wrong: all 66 errors and not their mean
# hint: one number: take the mean of the errors
baseline_grams = (penguins.validation[1] - penguins.train[1].mean()).abs() * 1000

# %% wrong: order_of_rounding -> leakage
# wrong: rounds the guess to whole kilograms, 4, before it measures
# hint: the guess was rounded too early
guess = round(penguins.train[1].mean().item())
baseline_grams = (penguins.validation[1] - guess).abs().mean().item() * 1000

# %% wrong: print -> wrong-type
# wrong: the result of print, which is None
# hint: baseline_grams is None; print returns nothing
baseline_grams = print((penguins.validation[1] - penguins.train[1].mean()).abs().mean().item() * 1000)

# %% wrong: rmse -> squared
# wrong: the root of the mean squared error
# hint: absolute errors, not squared ones
baseline_grams = ((penguins.validation[1] - penguins.train[1].mean()) ** 2).mean().sqrt().item() * 1000

# %% wrong: sum -> summed
# wrong: the sum of the errors and not their mean
# hint: mean, not sum
baseline_grams = (penguins.validation[1] - penguins.train[1].mean()).abs().sum().item() * 1000

# %% wrong: text -> wrong-type
# wrong: a text with the number in it
# hint: a number was expected, not text
mae = (penguins.validation[1] - penguins.train[1].mean()).abs().mean().item() * 1000
baseline_grams = f"{mae:.1f} g"

# %% wrong: untrained_model -> wrong-number
# wrong: the error of an untrained model and not of the mean
# hint: guess the training mean, without a model
torch.manual_seed(0)
linear_model = nn.Linear(7, 1)
X_val, y_val = penguins.validation
with torch.no_grad():
    baseline_grams = (linear_model(X_val) - y_val).abs().mean().item() * 1000

# %% wrong: zip_of_two_sets -> wrong-number
# wrong: zip stops at the shorter list, so each validation bird is compared with a training bird and not with the mean
# hint: every validation bird should be compared with the training mean
errors = [abs(a.item() - b.item()) for a, b in zip(penguins.train[1], penguins.validation[1])]
baseline_grams = sum(errors) / len(errors) * 1000
