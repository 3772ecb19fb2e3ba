"""What the answers in words rest on: `**Answer:** smaller.` is held to a comparison in the notebook's namespace.

{notebook: {section: (words, expression)}}. The words open the answer; the expression is evaluated when the section is
over, and must be true. An answer whose first clause holds a number needs no entry: the number is checked. The
expression may be None where the section leaves nothing behind that could be asked; then the words alone are held.
"""

Verdict = tuple[str, str | None]

VERDICTS: dict[str, dict[str, Verdict]] = {
    "01_getting_data_ready": {
        "1.6": (
            "the shuffled one covers more",
            "X_test.max() - X_test.min() > X_last.max() - X_last.min() and X_last.min() > X_first.max()",
        ),
        "1.8": ("no", "normal_test.mean().abs() > 0.01"),
    },
    "02_building_a_model": {
        "2.1": ("yes", "torch.equal(first, second)"),
        "2.7": ("both", "moved == len(list(model.parameters()))"),
        "2.8": ("the untrained model", "(y_test - y_pred).abs().mean() > (y_test - mean_guess).abs().mean()"),
    },
    "03_training_a_model": {
        "3.1": ("the third", "costs.argmax() == 2"),
        "3.5": ("yes", "test_losses[-1] < test_losses[0]"),
        "3.6": ("the weighted mean", "abs(weighted - at_once) < 1e-6 < abs(unweighted - at_once)"),
        "3.8": ("no", "max(history.train_loss[-20:]) > 2 * min(history.train_loss[-20:])"),
        "3.9": (
            "`MSELoss` does",
            "[gaps == sorted(gaps, reverse=True) for gaps in "
            "[[abs(paths[name][i][1] - 0.3) for i in (170, 175, 190, 199, 200)] for name in ('MSELoss', 'L1Loss')]]"
            " == [True, False]",
        ),
        "3.11": ("it swings", "max(broken.train_loss[-50:]) > 10 * min(broken.train_loss[-50:])"),
    },
    "04_making_predictions": {
        "4.1": ("smaller", "model.weight.item() < 0.699"),
        "4.2": (
            "in training mode they differ, in eval mode they are equal",
            "[(network.train(mode), torch.equal(network(X_test), network(X_test)))[1] for mode in (True, False)]"
            " == [False, True]",
        ),
        "4.3": ("the inference tensor", "fast.is_inference() and not quiet.is_inference()"),
        "4.4": ("it fails", "X_test.to('meta').device != place"),
        "4.6": (
            "at the right end, up to 0.03; at the left end they go down",
            "residuals[X_test.argmax()].item() > 0 > residuals[X_test.argmin()].item()",
        ),
        "4.7": ("the RMSE", "rise_rmse > rise_mae"),
        "4.9": ("lower", "history.train_loss[-1] < know_nothing"),
        "4.10": ("fewer", "missed_at[0.2] < missed_at[0.5]"),
    },
    "05_improving_by_experiment": {
        "5.6": (
            "those of the smallest",
            "3 * (results[64].max() - results[64].min()) < results[8].max() - results[8].min()",
        ),
        "5.8": ("below", "overfit_history.train_loss[-1] ** 0.5 < 0.1"),
        "5.9": (
            "the reference has followed, and is 0.0 away. The copy has stayed",
            "[torch.equal(state['weight'], line.weight) for state in (reference, snapshot)] == [True, False]",
        ),
        "5.10": ("no", "abs(measured['rmse'] - rmse(predict(model, val_set[0]), val_set[1])) < 0.02"),
    },
    "06_saving_and_loading": {
        "6.2": ("yes", "path.stat().st_size > 1000"),
        "6.3": ("to the last bit", "difference.abs().max() == 0"),
        "6.5": ("the same weight", "history.train_loss == straight.train_loss"),
        "6.7": ("`map_location`", "{tensor.device.type for tensor in shapes.values()} == {'meta'}"),
        "6.8": ("no", None),  # the model that was half overwritten is made anew further down; the output says 4 of 4
    },
}


def expressions(name: str) -> dict[str, list[str]]:
    """What to evaluate in a notebook, {section: expressions}."""
    return {section: [asked] for section, (_, asked) in VERDICTS.get(name, {}).items() if asked is not None}
