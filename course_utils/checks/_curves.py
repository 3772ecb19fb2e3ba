"""Reading the curves of a training run."""

from course_utils.checks._answers import described, tensor_of
from course_utils.checks._result import WrongAnswer

MIN_EPOCHS = 20


def curves_of(name: str, value: object) -> tuple[list[float], list[float]]:
    """Read the two curves of a history, of 20 epochs or more.

    Raises:
        WrongAnswer: it is not a history, was not evaluated, or is too short.
    """
    found = getattr(value, "train_loss", None), getattr(value, "eval_loss", None)
    if found[0] is None or found[1] is None:
        hint = "train(...) returns it: mass_history = train(...)."
        raise WrongAnswer(
            "wrong-type", f"{name} is {described(value)}; expected a history.", hint.replace("mass_history", name)
        )
    train_loss, eval_loss = (
        tensor_of(f"{name}.{own}", losses, expected="one number an epoch").flatten().tolist()
        for own, losses in zip(("train_loss", "eval_loss"), found, strict=True)
    )
    if not eval_loss:
        hint = "train measures the curve of the validation birds when eval_data=penguins.validation is given."
        raise WrongAnswer("not-evaluated", f"{name} has no validation losses.", hint)
    if len(train_loss) != len(eval_loss) or len(eval_loss) < MIN_EPOCHS:
        raise WrongAnswer(
            "too-short", f"{name} has {len(eval_loss)} epochs; expected {MIN_EPOCHS} or more.", "Train longer."
        )
    return train_loss, eval_loss
