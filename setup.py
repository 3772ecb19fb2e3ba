"""Everything stands in pyproject.toml; this lets `pip install -e .` install the data files named there, too."""

from setuptools import Distribution, setup


class WithDataFiles(Distribution):
    """Setuptools asks `has_data()` before it puts data files into an editable install, and has `has_data_files()`."""

    def has_data(self) -> bool:
        """Whether pyproject.toml names data files."""
        return self.has_data_files()


setup(distclass=WithDataFiles)
