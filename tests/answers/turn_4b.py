# %% right: as_in_the_course
# right: one line
def rmse_of(y_pred, y):
    return (y_pred - y).square().mean().sqrt().item()


# %% right: a_tensor_by_powers
# right: powers, and a tensor
def rmse_of(y_pred, y):
    return ((y - y_pred) ** 2).mean() ** 0.5


# %% right: by_the_ready_made_loss
# right: MSELoss and the square root of math
def rmse_of(y_pred, y):
    import math

    return math.sqrt(nn.MSELoss()(y_pred, y))


# %% right: a_loop
# right: plain Python
def rmse_of(y_pred, y):
    total = 0
    for said, true in zip(y_pred.flatten().tolist(), y.flatten().tolist()):
        total += (said - true) ** 2
    return (total / len(y)) ** 0.5


# %% right: norm_over_root_of_n
# right: the norm, divided by the root of how many there are
def rmse_of(y_pred, y):
    return torch.linalg.vector_norm(y_pred - y) / len(y) ** 0.5


# %% wrong: mean_absolute_error -> is-mae
# wrong: the MAE
# hint: square
def rmse_of(y_pred, y):
    return (y_pred - y).abs().mean().item()


# %% wrong: root_before_mean -> is-mae
# wrong: the root of each square
# hint: the mean comes before the root
def rmse_of(y_pred, y):
    return (y_pred - y).square().sqrt().mean().item()


# %% wrong: no_root -> no-root
# wrong: the mean of the squares
# hint: the root
def rmse_of(y_pred, y):
    return (y_pred - y).square().mean().item()


# %% wrong: mean_before_square -> cancelled
# wrong: the mean first
# hint: square each error
def rmse_of(y_pred, y):
    return (y_pred - y).mean().square().sqrt().item()


# %% wrong: no_square -> cancelled
# wrong: the plain mean
# hint: errors cancel
def rmse_of(y_pred, y):
    return (y_pred - y).mean()


# %% wrong: sum_for_mean -> summed
# wrong: the sum in place of the mean
# hint: the mean
def rmse_of(y_pred, y):
    return (y_pred - y).square().sum().sqrt()


# %% wrong: root_of_the_mae -> root-of-mae
# wrong: the root of the mean distance
# hint: square, not abs
def rmse_of(y_pred, y):
    return (y_pred - y).abs().mean().sqrt()


# %% wrong: standard_deviation -> standard-deviation
# wrong: std of the errors
# hint: it leaves out their mean
def rmse_of(y_pred, y):
    return (y_pred - y).std().item()


# %% wrong: one_for_each -> not-one-number
# wrong: no mean at all
# hint: the mean makes one number
def rmse_of(y_pred, y):
    return (y_pred - y).square().sqrt()


# %% wrong: printed -> nothing-returned
# wrong: printed, not returned
# hint: return it
def rmse_of(y_pred, y):
    print((y_pred - y).square().mean().sqrt().item())


# %% wrong: columns_against_rows -> wrong-number
# wrong: a column against a row: all against all
# hint: print the shapes
def rmse_of(y_pred, y):
    return (y_pred - y.flatten()).square().mean().sqrt().item()


# %% wrong: names_of_the_notebook -> other-names
# wrong: the notebook's predictions, whatever is given
# hint: the names in the brackets
def rmse_of(a, b):
    return (y_pred - y_test).square().mean().sqrt().item()
