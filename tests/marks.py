"""Marks that several test files use."""

import pytest

SELDOM = (pytest.mark.slow, pytest.mark.smoke)  # dear and rarely red: not in plain `pytest`, yet in every `.ci/run`
