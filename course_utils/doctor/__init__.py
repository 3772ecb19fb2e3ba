"""Check this machine before the workshop: `python -m course_utils.doctor`.

It prints a table, one line a check, and under every `✗` what to do. It needs no network, changes nothing, and takes
about half a minute. It ends with 0 when all is well, 1 when something must be mended, 2 for a mistake in the command;
a line with `!` is good to know and no fault.

What is looked at: the version of Python; every package that the course names, its version and whether it can be
imported; the kernel that JupyterLab starts, which must belong to this Python and compute; the devices, which must
compute what the CPU computes; a figure; the folder of the notebooks, the disk and the memory.
"""
