"""The course to read in a browser: every notebook as one page that needs nothing but itself."""

from pathlib import Path

from course_utils.teaching._made_folder import MadeFolder
from course_utils.teaching._page_parts import card, index_page, rendered, text_page
from course_utils.teaching._rendering import Library, written

LIST_OF_FILES = ".course_pages.json"
_LEAD = "The notebooks of the course with their results, to read and to print. Nothing here needs the internet."


def make_pages(source: str | Path, destination: str | Path, *, replace: bool = False) -> Path:
    """Render the notebooks, and the texts beside them, to HTML: whole, or not at all.

    Each page holds its style and its pictures, and opens from disk; nothing on it asks any host for anything. The first
    page is `index.html`. Files that a text links to, such as a program, are copied. Solutions are closed until they are
    clicked on; on paper they are as they were on the screen.

    Args:
        source: the folder of the course's notebooks.
        destination: a folder that does not exist or is empty.
        replace: replace a destination that this function made, and in which no file was changed or added.

    Returns:
        The destination.

    Raises:
        FileNotFoundError: the source holds no course notebooks.
        FileExistsError: the destination holds something, and may not be replaced.
        ValueError: the destination lies inside the source, or holds it; or a notebook has a formula, a picture without
            alt text, or a link that leads nowhere.

    Source: README, "Teaching with it".
    """
    source = Path(source).resolve()
    library = Library.read(source)
    folder = MadeFolder("rendering of the pages", LIST_OF_FILES, Path(destination), replace=replace)
    folder.check(source)
    bodies = {text.file: rendered(text, library) for text in library.texts}
    pages = {"index.html": index_page(library, [card(text, bodies[text.file]) for text in library.texts], lead=_LEAD)}
    for text in library.texts:
        pages[text.file] = text_page(text, bodies[text.file], library)
    return folder.write(written(pages, library))
