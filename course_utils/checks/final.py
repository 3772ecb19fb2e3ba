"""Exercise 5.3: the test set is opened, once."""

from course_utils.checks._answers import number_of
from course_utils.checks._errors import MISTAKES, errors_in_grams, explain_number
from course_utils.checks._models import mean_absolute_error, model_of, outputs_of
from course_utils.checks._result import WrongAnswer, exercise
from course_utils.penguins import prepare_penguins


@exercise("5.3")
def check_test_once(test_grams: object, kept_model: object) -> str:
    """Check the error of the chosen model on the test birds.

    Args:
        test_grams: mean absolute error on the test birds, in grams.
        kept_model: the model of exercise 5.2.

    Returns:
        A CheckResult.

    Source: notebook 05, "Exercises".
    """
    value = number_of("test_grams", test_grams, expected="one number, in grams")
    model, data = model_of("kept_model", kept_model), prepare_penguins("mass")
    errors = {}
    for name, (X, y) in (("train", data.train), ("validation", data.validation), ("test", data.test)):
        predictions = outputs_of("kept_model", model, X, outputs=1)
        errors[name] = 1000 * mean_absolute_error(predictions, y)
        if name == "test":
            typical = errors_in_grams(predictions, y)
    # Honest models, linear or overfit, had 0.9 of their training error here and more; those trained on the test down to 0.4.
    if errors["test"] < 0.7 * errors["train"]:
        hint = "What has learned from the test birds cannot be judged by them. Train on penguins.train alone."
        message = (
            f"kept_model is {errors['test']:.0f} g off on the test birds, and {errors['train']:.0f} g on the training "
            "birds. Was it trained on penguins.train?"
        )
        raise WrongAnswer("trained-on-test", message, hint)
    passes = [1000 * mean_absolute_error(outputs_of("kept_model", model, X, outputs=1, training=True), y) for _ in range(8)]
    if max(passes) - min(passes) > 1 and value > errors["test"] and min(passes) * 0.9 <= value <= max(passes) * 1.1:
        what, hint = MISTAKES["still-training"]
        raise WrongAnswer("still-training", f"test_grams is {value:.4g}: that looks like {what}.", hint)
    explain_number(
        "test_grams",
        value,
        right=errors["test"],
        candidates={"validation-again": errors["validation"], "by-training-birds": errors["train"], **typical},
    )
    return "the test set is open now. What you try from here on, it can no longer judge."
