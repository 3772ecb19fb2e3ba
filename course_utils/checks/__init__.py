"""One check per exercise, one per task in the lesson, and one for guesses; each returns a CheckResult and never raises.

`notebook_01.py` holds the checks of notebook 01, `frame.py` what is around every check, and `judging.py` what several
checks share. Reading these files spoils the exercises.
"""

from course_utils.checks.frame import EXERCISES, IN_LESSON, OWN_TABLE, CheckResult, check_guess
from course_utils.checks.notebook_01 import (
    check_body_mass,
    check_features,
    check_gaps,
    check_get_ready,
    check_normalised,
    check_prepared,
    check_split_by_hand,
)
from course_utils.checks.notebook_02 import (
    check_baseline,
    check_count,
    check_forward,
    check_hidden,
    check_linear_model,
    check_network,
)
from course_utils.checks.notebook_03 import (
    check_curves,
    check_one_step,
    check_order,
    check_straight_line,
    check_test_loss,
    check_training,
)
from course_utils.checks.notebook_04 import (
    check_by_the_rules,
    check_classifier,
    check_confusion,
    check_decide,
    check_predictions,
    check_probabilities,
    check_rmse,
)
from course_utils.checks.notebook_05 import (
    check_copy,
    check_early_stopping,
    check_one_epoch,
    check_one_run,
    check_rates,
    check_test_once,
    check_trials,
)
from course_utils.checks.notebook_06 import (
    check_fine_tuning,
    check_fresh_process,
    check_loader_of_numbers,
    check_refuses,
    check_resume,
    check_resumed_run,
    check_saved_numbers,
)
from course_utils.checks.own_table import check_preparation, check_report
from course_utils.checks.recall import RECALL, check_recall

__all__ = [
    "EXERCISES",
    "IN_LESSON",
    "OWN_TABLE",
    "RECALL",
    "CheckResult",
    "check_baseline",
    "check_body_mass",
    "check_by_the_rules",
    "check_classifier",
    "check_confusion",
    "check_copy",
    "check_count",
    "check_curves",
    "check_decide",
    "check_early_stopping",
    "check_features",
    "check_fine_tuning",
    "check_forward",
    "check_fresh_process",
    "check_gaps",
    "check_get_ready",
    "check_guess",
    "check_hidden",
    "check_linear_model",
    "check_loader_of_numbers",
    "check_network",
    "check_normalised",
    "check_one_epoch",
    "check_one_run",
    "check_one_step",
    "check_order",
    "check_predictions",
    "check_preparation",
    "check_prepared",
    "check_probabilities",
    "check_rates",
    "check_recall",
    "check_refuses",
    "check_report",
    "check_resume",
    "check_resumed_run",
    "check_rmse",
    "check_saved_numbers",
    "check_split_by_hand",
    "check_straight_line",
    "check_test_loss",
    "check_test_once",
    "check_training",
    "check_trials",
]
