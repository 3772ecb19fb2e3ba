# %% right: as_in_the_course
# right: mean and std in variables
m, s = flipper_train.mean(), flipper_train.std()
my_train = (flipper_train - m) / s
my_test = (flipper_test - m) / s

# %% right: two_long_lines
# right: the two lines asked for
my_train = (flipper_train - flipper_train.mean()) / flipper_train.std()
my_test = (flipper_test - flipper_train.mean()) / flipper_train.std()


# %% right: a_function
# right: a function for both
def scaled(x):
    return (x - flipper_train.mean(dim=0)) / flipper_train.std(dim=0)


my_train, my_test = scaled(flipper_train), scaled(flipper_test)

# %% right: by_numpy
# right: NumPy's deviation divides by n
a, b = flipper_train.numpy(), flipper_test.numpy()
my_train, my_test = (a - a.mean()) / a.std(), (b - a.mean()) / a.std()

# %% right: plain_numbers
# right: the statistics as plain numbers, rounded as they are printed, and float64
center, width = round(flipper_train.mean().item(), 2), round(flipper_train.std().item(), 2)
my_train = (flipper_train.double() - center) / width
my_test = (flipper_test.double() - center) / width

# %% wrong: each_by_its_own -> test-own-statistics
# wrong: the test birds by their own mean and deviation
# hint: a bird that comes alone
my_train = (flipper_train - flipper_train.mean()) / flipper_train.std()
my_test = (flipper_test - flipper_test.mean()) / flipper_test.std()

# %% wrong: by_all_birds -> leakage
# wrong: mean and deviation of all birds
# hint: it knows the test birds
my_train = (flipper_train - flipper.mean()) / flipper.std()
my_test = (flipper_test - flipper.mean()) / flipper.std()

# %% wrong: test_by_all_birds -> leakage
# wrong: the test birds by the mean of all
# hint: it knows the test birds
my_train = (flipper_train - flipper_train.mean()) / flipper_train.std()
my_test = (flipper_test - flipper.mean()) / flipper.std()

# %% wrong: brackets_forgotten -> brackets-missing
# wrong: divides before it subtracts
# hint: brackets around the difference
my_train = flipper_train - flipper_train.mean() / flipper_train.std()
my_test = flipper_test - flipper_train.mean() / flipper_train.std()

# %% wrong: mean_alone -> not-divided
# wrong: only subtracts
# hint: then divide
my_train = flipper_train - flipper_train.mean()
my_test = flipper_test - flipper_train.mean()

# %% wrong: std_alone -> not-centred
# wrong: only divides
# hint: first subtract
my_train = flipper_train / flipper_train.std()
my_test = flipper_test / flipper_train.std()

# %% wrong: left_alone -> not-normalised
# wrong: nothing done
# hint: subtract, divide
my_train, my_test = flipper_train, flipper_test

# %% wrong: mean_minus_bird -> upside-down
# wrong: the difference the wrong way round
# hint: the bird minus the mean
my_train = (flipper_train.mean() - flipper_train) / flipper_train.std()
my_test = (flipper_train.mean() - flipper_test) / flipper_train.std()

# %% wrong: train_by_test -> test-statistics
# wrong: the statistics of the test birds for both
# hint: the model learns from the training birds
my_train = (flipper_train - flipper_test.mean()) / flipper_test.std()
my_test = (flipper_test - flipper_test.mean()) / flipper_test.std()

# %% wrong: by_the_variance -> other-numbers
# wrong: divides by the variance
# hint: std
my_train = (flipper_train - flipper_train.mean()) / flipper_train.var()
my_test = (flipper_test - flipper_train.mean()) / flipper_train.var()

# %% wrong: min_and_max -> other-numbers
# wrong: brings all between 0 and 1
# hint: mean and standard deviation
low, high = flipper_train.min(), flipper_train.max()
my_train = (flipper_train - low) / (high - low)
my_test = (flipper_test - low) / (high - low)

# %% wrong: train_twice -> wrong-shape
# wrong: the second line copied, and flipper_train left in it
# hint: flipper_test in the second line
my_train = (flipper_train - flipper_train.mean()) / flipper_train.std()
my_test = (flipper_train - flipper_train.mean()) / flipper_train.std()

# %% wrong: masses -> other-birds
# wrong: the masses in place of the flippers
# hint: flipper_train
my_train = (mass_train - mass_train.mean()) / mass_train.std()
my_test = (mass_test - mass_train.mean()) / mass_train.std()

# %% wrong: the_statistics -> wrong-shape
# wrong: the two statistics in place of the sets
# hint: subtract and divide
my_train, my_test = flipper_train.mean(), flipper_train.std()
