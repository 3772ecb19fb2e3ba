"""Errors made on purpose."""

import IPython
import IPython.display
import pytest
from comparing import said

from course_utils.mistakes import expect_error


@pytest.fixture
def shown(monkeypatch):
    """What a notebook would show."""
    displayed = []
    monkeypatch.setattr(IPython, "get_ipython", lambda: "a kernel")
    monkeypatch.setattr(IPython.display, "display", displayed.append)
    return displayed


def test_an_expected_error_shows_the_part_that_matched(shown):
    with expect_error(ValueError, match=r"shape \(\d+,\)"):
        raise ValueError("y has shape (50,) on device cuda:0")
    assert [repr(one) for one in shown] == ["ValueError: shape (50,)"]
    with expect_error(Exception, match="key"):
        raise KeyError("a key")
    assert repr(shown[-1]) == "Exception: key"


def test_what_is_shown_is_safe_html(shown):
    with expect_error(TypeError, match="<b>.*"):
        raise TypeError("got <b> & more")
    html = shown[0]._repr_html_()
    assert "&lt;b&gt; &amp; more" in html
    assert "TypeError" in html
    assert "<b> &" not in html


def test_nothing_is_shown_outside_a_notebook(capsys):
    with expect_error(ValueError, match="no"):
        raise ValueError("no")
    assert capsys.readouterr() == ("", "")


def test_no_error_fails_the_lesson(shown):
    expected = pytest.raises(AssertionError, match=said("no error was raised", "ValueError", "'shape'"))
    with expected, expect_error(ValueError, match="shape"):
        pass
    with pytest.raises(AssertionError, match="no error was raised"), expect_error(AssertionError, match=""):
        pass
    assert shown == []


def test_another_message_fails_the_lesson(shown):
    expected = pytest.raises(AssertionError, match=said("ValueError was raised", "'dtype is wrong'", "expected", "'shape'"))
    with expected as caught, expect_error(ValueError, match="shape"):
        raise ValueError("dtype is wrong")
    assert isinstance(caught.value.__cause__, ValueError), "the traceback hides the real error"
    assert shown == []


def test_another_kind_of_error_goes_through(shown):
    with pytest.raises(KeyError), expect_error(ValueError, match="a"):
        raise KeyError("a")
    assert shown == []
