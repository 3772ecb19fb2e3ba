"""Controls, a picture that follows them, and a line that says in words what the picture shows."""

import base64
import html
import io
from collections.abc import Sequence
from typing import Any

from matplotlib.artist import Artist
from matplotlib.figure import Figure

WIDE = "360px"  # of a slider


class MovingPicture:
    """A figure of which a few parts move.

    All else is drawn once, and kept as pixels: a new picture is those, with the moving parts drawn over them. That
    takes a few milliseconds, where drawing everything anew takes ten times as long.
    """

    def __init__(self, figure: Figure, *, moving: Sequence[Artist]) -> None:
        """Draw what stands still.

        Args:
            figure: made without pyplot, which would keep it for ever; its layout is settled here.
            moving: its artists that will be changed, drawn in this order.
        """
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        self.figure, self._moving, self._canvas = figure, tuple(moving), FigureCanvasAgg(figure)
        for artist in self._moving:
            artist.set_animated(True)  # left out by draw(), not by an export
        self._canvas.draw()
        figure.set_layout_engine("none")
        self._still = self._canvas.copy_from_bbox(figure.bbox)

    def png(self) -> bytes:
        """The picture as it is now."""
        from matplotlib.image import imsave

        self._canvas.restore_region(self._still)
        for artist in self._moving:
            self.figure.draw_artist(artist)
        file = io.BytesIO()
        imsave(file, self._canvas.buffer_rgba(), format="png", pil_kwargs={"compress_level": 1})  # fast, and larger
        return file.getvalue()

    def tag(self, *, alt: str) -> str:
        """The picture as HTML; its size stands there, so that the page does not jump when it changes."""
        width, height = self._canvas.get_width_height()
        source = base64.b64encode(self.png()).decode()
        size = f'width="{width}" height="{height}" style="max-width: 100%; height: auto"'
        return f'<img alt="{html.escape(alt)}" {size} src="data:image/png;base64,{source}">'


class Panel:
    """What a notebook shows of it all: as widgets where they run, and else a sentence.

    Attributes:
        words: what the picture shows, in words.
    """

    def __init__(self, picture: MovingPicture, *, controls: Sequence[Any], instead: str) -> None:
        """Put the controls above the picture, and the words below it.

        Args:
            picture: redrawn at every `tell`.
            controls: the widgets, in the order in which the Tab key reaches them.
            instead: what to read where no widgets run.
        """
        import ipywidgets

        self.words, self._picture, self._instead = "", picture, instead
        self._image, self._line = ipywidgets.HTML(), ipywidgets.HTML()
        self._box = ipywidgets.VBox([*controls, self._image, self._line])

    @property
    def picture(self) -> str:
        """The picture as it is shown, as HTML."""
        return self._image.value

    def tell(self, words: str, *, alt: str) -> None:
        """Show the picture as it is now, and say it in words."""
        self.words = words
        self._image.value = self._picture.tag(alt=alt)
        self._line.value = f'<div role="status">{html.escape(words)}</div>'  # read out by a screen reader

    def _repr_mimebundle_(self, **which: Any) -> dict[str, Any]:
        """What Jupyter asks for; a page without widgets takes the sentence."""
        shown = self._box._repr_mimebundle_(**which)
        return shown | {"text/plain": self._instead, "text/html": f"<em>{html.escape(self._instead)}</em>"}
