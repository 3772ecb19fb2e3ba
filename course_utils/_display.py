"""Showing a figure in a notebook, with words for those who cannot see it."""

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure


def show(figure: Figure | Axes, *, alt: str) -> None:
    """Show a figure once, with a description for readers who cannot see it, and close it.

    Args:
        figure: a Figure, or the Axes of one.
        alt: what the figure shows, in a sentence or two; stored beside the picture.

    Raises:
        TypeError: there is no figure in what was given, or alt is not a string.
        ValueError: the description is empty.

    Source: notebook 01, "Look at the data".
    """
    check_alt(alt)
    whole = _figure_of(figure)
    if in_ipython():
        from IPython.display import display

        display(whole, metadata={"image/png": {"alt": alt}})
    else:
        plt.show()
    plt.close(whole)


def in_ipython() -> bool:
    from IPython import get_ipython

    return get_ipython() is not None


def check_alt(alt: object) -> None:
    if not isinstance(alt, str):
        raise TypeError(f"alt is a {type(alt).__name__}; expected a sentence that says what the figure shows")
    if not alt.strip():
        raise ValueError("alt is empty; expected a sentence that says what the figure shows")


def _figure_of(figure: Figure | Axes) -> Figure:
    whole = figure if isinstance(figure, Figure) else getattr(figure, "figure", None)
    if not isinstance(whole, Figure):
        raise TypeError(f"figure is a {type(figure).__name__}; expected a Figure or the Axes that a plot function returned")
    return whole
