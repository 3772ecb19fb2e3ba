"""How far predictions are off, in numbers that people understand; each also serves as a metric of `train`."""

from torch import Tensor

from course_utils._refusals import check_predictions


def mae(y_pred: Tensor, y: Tensor) -> float:
    """Compute and return the mean absolute error, in the units of y: how far a prediction is off on average.

    Args:
        y_pred: (n_samples, n_outputs) float32, what the model says.
        y: the targets, of the same shape and dtype.

    Raises:
        ValueError: y is of another shape or dtype, so that the two would broadcast.

    Source: notebook 04, "MAE and RMSE against the baseline".
    """
    check_predictions(y_pred, y)
    return (y_pred - y).abs().mean().item()


def rmse(y_pred: Tensor, y: Tensor) -> float:
    """Compute and return the root mean squared error, in the units of y: like the MAE, but large errors weigh more.

    Args:
        y_pred: (n_samples, n_outputs) float32, what the model says.
        y: the targets, of the same shape and dtype.

    Raises:
        ValueError: y is of another shape or dtype, so that the two would broadcast.

    Source: notebook 04, "MAE and RMSE against the baseline".
    """
    check_predictions(y_pred, y)
    return (y_pred - y).square().mean().sqrt().item()


def r2(y_pred: Tensor, y: Tensor) -> float:
    """Coefficient of determination, R²: the part of the targets' variance that the predictions explain.

    Args:
        y_pred: (n_samples, n_outputs) float32, what the model says.
        y: the targets, of the same shape and dtype; at least two different ones.

    Returns:
        One number without units: 1 is perfect, 0 is no better than the mean of y (of each output), and a
        negative number is worse than that.

    Raises:
        ValueError: y is of another shape or dtype, so that the two would broadcast.

    Source: notebook 04, "MAE and RMSE against the baseline".
    """
    check_predictions(y_pred, y)
    return 1 - ((y_pred - y).square().sum() / (y - y.mean(dim=0)).square().sum()).item()
