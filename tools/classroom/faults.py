"""What can go wrong in a room, each brought about for real in the middle of a learner's notebook.

KILLED: the kernel's process is killed from outside, as Linux does with one that takes the last memory.
LOOP: a cell that never ends. The learner presses ■ when everybody else has finished.
MEMORY: a cell that takes memory until there is a limit; at most twice the limit, should there be none after all.
"""

KILLED, LOOP, MEMORY = "killed", "loop", "memory"
FAULTS = (KILLED, LOOP, MEMORY)
_BLOCK = 2**25  # bytes


def cell_of(fault: str, *, memory_mb: int) -> str:
    """The source of the cell that goes wrong."""
    if fault == LOOP:
        return "while True:\n    pass"
    if fault == KILLED:
        return "import time\n\ntime.sleep(60)"
    blocks = 2 * memory_mb * 1_000_000 // _BLOCK
    return f"hoard = []\nfor _ in range({blocks}):\n    hoard.append(b'x' * {_BLOCK})"


def expected_error(fault: str) -> str:
    """With what error the cell ends; "" for the one whose kernel ends."""
    return {LOOP: "KeyboardInterrupt", MEMORY: "MemoryError"}.get(fault, "")
