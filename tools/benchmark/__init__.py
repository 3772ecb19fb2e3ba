"""The course measured against its peers; run.py is the command, README.md says what is measured and how."""
