"""On PYTHONPATH this stands for a server without the package rfc3987-syntax, to measure what uninstalling it saves."""

raise ImportError("as if rfc3987-syntax were not installed")
