"""Errors and warnings made on purpose."""

import warnings

import IPython
import IPython.display
import pytest
from comparing import said

from course_utils.mistakes import expect_error, expect_warning


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
    with expect_warning(UserWarning, match="no"):
        warnings.warn("no", UserWarning, stacklevel=1)
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


def test_an_expected_warning_is_shown_and_does_not_go_on(shown):
    with warnings.catch_warnings(record=True) as passed:
        warnings.simplefilter("always")
        with expect_warning(UserWarning, match=r"size \d+"):
            warnings.warn("target size 50 differs from 1", UserWarning, stacklevel=1)
    assert [repr(one) for one in shown] == ["UserWarning: size 50"]
    assert passed == []


def test_the_warning_is_caught_every_time(shown):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # as after a first showing, or under python -W ignore
        for _ in range(2):
            with expect_warning(UserWarning, match="once"):
                warnings.warn("only once", UserWarning, stacklevel=1)
    assert len(shown) == 2


def test_other_warnings_go_through(shown):
    with warnings.catch_warnings(record=True) as passed:
        warnings.simplefilter("always")
        with expect_warning(UserWarning, match="size"):
            warnings.warn("old", DeprecationWarning, stacklevel=1)
            warnings.warn("size", UserWarning, stacklevel=1)
            warnings.warn("another text", UserWarning, stacklevel=1)
    assert [(w.category, str(w.message)) for w in passed] == [(DeprecationWarning, "old"), (UserWarning, "another text")]
    assert {w.filename for w in passed} == {__file__}
    assert len(shown) == 1


@pytest.mark.parametrize(
    ("kind", "text", "came"),
    [(UserWarning, "dtype", "UserWarning: dtype"), (FutureWarning, "size", "FutureWarning: size"), (None, None, "none")],
)
def test_no_such_warning_fails_the_lesson(shown, kind, text, came):
    with warnings.catch_warnings(record=True) as passed:
        warnings.simplefilter("always")
        expected = pytest.raises(AssertionError, match=said("no UserWarning with 'size' was given", came))
        with expected, expect_warning(UserWarning, match="size"):
            if kind is not None:
                warnings.warn(text, kind, stacklevel=1)
    assert [str(w.message) for w in passed] == ([] if text is None else [text])
    assert shown == []


def test_an_error_in_the_block_is_not_hidden(shown):
    with pytest.raises(ZeroDivisionError), expect_warning(UserWarning, match="size"):
        raise ZeroDivisionError
    assert shown == []
