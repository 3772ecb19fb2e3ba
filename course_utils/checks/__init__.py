"""One check an exercise, one a task in the lesson, and one for guesses; each returns a CheckResult and never raises.

`notebook_01.py` holds the checks of notebook 01, `frame.py` what is around every check, and `judging.py` what several
checks share. Reading these files spoils the exercises.
"""

from course_utils.checks.frame import EXERCISES, IN_LESSON, CheckResult, check_guess
from course_utils.checks.notebook_01 import check_features, check_gaps, check_prepared
from course_utils.checks.notebook_02 import check_baseline, check_linear_model, check_network
from course_utils.checks.notebook_03 import (
    check_curves,
    check_one_step,
    check_order,
    check_straight_line,
    check_test_loss,
    check_training,
)
from course_utils.checks.notebook_04 import check_classifier, check_confusion, check_predictions
from course_utils.checks.notebook_05 import (
    check_copy,
    check_early_stopping,
    check_one_epoch,
    check_one_run,
    check_rates,
    check_test_once,
    check_trials,
)
from course_utils.checks.notebook_06 import check_fresh_process, check_refuses, check_resume
from course_utils.checks.recall import RECALL, check_recall

__all__ = [
    "EXERCISES",
    "IN_LESSON",
    "RECALL",
    "CheckResult",
    "check_baseline",
    "check_classifier",
    "check_confusion",
    "check_copy",
    "check_curves",
    "check_early_stopping",
    "check_features",
    "check_fresh_process",
    "check_gaps",
    "check_guess",
    "check_linear_model",
    "check_network",
    "check_one_epoch",
    "check_one_run",
    "check_one_step",
    "check_order",
    "check_predictions",
    "check_prepared",
    "check_rates",
    "check_recall",
    "check_refuses",
    "check_resume",
    "check_straight_line",
    "check_test_loss",
    "check_test_once",
    "check_training",
    "check_trials",
]
