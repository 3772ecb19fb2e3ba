"""A table of your own, from its file to X and y.

`reading.py` reads the file, `describing.py` says what its columns hold, `splitting.py` splits the rows and closes the
test set, and `preparing.py` turns rows into tensors.
"""

from course_utils.tables.describing import TableDescription, describe_table, kind_of, nearly_repeats
from course_utils.tables.preparing import Preparation
from course_utils.tables.reading import GAPS, read_table
from course_utils.tables.splitting import TestSet, split_table

__all__ = [
    "GAPS",
    "Preparation",
    "TableDescription",
    "TestSet",
    "describe_table",
    "kind_of",
    "nearly_repeats",
    "read_table",
    "split_table",
]
