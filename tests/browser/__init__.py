"""The course in a real browser: `pytest -m browser`. README.md beside `tests` says how to get one."""
