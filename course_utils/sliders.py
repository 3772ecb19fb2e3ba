"""Sliders with which the reader moves a line, or its learning rate; each with a still picture for where none run."""

from course_utils._fit_by_hand import fit_by_hand, plot_fit
from course_utils._learning_rates import learning_rate_slider, plot_learning_rates

__all__ = ["fit_by_hand", "learning_rate_slider", "plot_fit", "plot_learning_rates"]
