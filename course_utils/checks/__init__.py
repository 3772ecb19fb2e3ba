"""One check an exercise, and one for guesses; each returns a CheckResult and never raises.

    notebook 01  gaps, features, prepared    notebook 04  predictions, confusion
    notebook 02  models, baseline            notebook 05  experiments, stopping, final
    notebook 03  training, reading           notebook 06  saving, resuming, refusing

Reading these files spoils the exercises.
"""

from course_utils.checks._result import EXERCISES, CheckResult
from course_utils.checks.baseline import check_baseline
from course_utils.checks.confusion import check_confusion
from course_utils.checks.experiments import check_trials
from course_utils.checks.features import check_features
from course_utils.checks.final import check_test_once
from course_utils.checks.gaps import check_gaps
from course_utils.checks.guesses import check_guess
from course_utils.checks.models import check_linear_model, check_network
from course_utils.checks.predictions import check_classifier, check_predictions
from course_utils.checks.prepared import check_prepared
from course_utils.checks.reading import check_curves
from course_utils.checks.refusing import check_refuses
from course_utils.checks.resuming import check_resume
from course_utils.checks.saving import check_fresh_process
from course_utils.checks.stopping import check_early_stopping
from course_utils.checks.training import check_training

__all__ = [
    "EXERCISES",
    "CheckResult",
    "check_baseline",
    "check_classifier",
    "check_confusion",
    "check_curves",
    "check_early_stopping",
    "check_features",
    "check_fresh_process",
    "check_gaps",
    "check_guess",
    "check_linear_model",
    "check_network",
    "check_predictions",
    "check_prepared",
    "check_refuses",
    "check_resume",
    "check_test_once",
    "check_training",
    "check_trials",
]
