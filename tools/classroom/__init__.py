"""A class on one server: a real JupyterHub on this machine, learners who run a notebook all at once, and what it costs."""
