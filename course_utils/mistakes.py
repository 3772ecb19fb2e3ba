"""Errors made on purpose, so that they can be read together."""

import html
import re
from collections.abc import Iterator
from contextlib import contextmanager


class _Shown:
    """One caught message, coloured in JupyterLab and plain elsewhere."""

    def __init__(self, kind: str, text: str) -> None:
        self.kind, self.text = kind, text

    def __repr__(self) -> str:
        return f"{self.kind}: {self.text}"

    def _repr_html_(self) -> str:
        style = "border-left: 4px solid #D55E00; padding-left: 0.7em"
        return f'<pre style="{style}"><b>{html.escape(self.kind)}</b>: {html.escape(self.text)}</pre>'


def _display(shown: _Shown) -> None:
    from IPython import get_ipython
    from IPython.display import display

    if get_ipython() is not None:
        display(shown)


@contextmanager
def expect_error(kind: type[BaseException], *, match: str) -> Iterator[None]:
    """Run a block that must fail, and show the part of its message that matters.

    Only the matching part is shown, since the whole message differs between devices and PyTorch versions.

    Args:
        kind: the class of error that must be raised.
        match: a regular expression that its message must contain.

    Raises:
        AssertionError: no error was raised, or its message does not match: the lesson is out of date.

    Source: notebook 01, "When it goes wrong".
    """
    try:
        yield
    except kind as error:
        found = re.search(match, str(error))
        if found is None:
            raise AssertionError(f"{kind.__name__} was raised, saying {str(error)!r}; expected {match!r}") from error
        _display(_Shown(kind.__name__, found.group()))
    else:
        raise AssertionError(f"no error was raised; expected {kind.__name__} with {match!r}")
