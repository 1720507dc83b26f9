"""Starts one program and prints its wall time, its CPU time and its peak memory.

It is run by `python -I -S`, for what a process occupies when it starts another one is counted as that one's: the
smaller this program, the lower the floor under the memory that can be seen.
"""

import os
import sys
import time


def main() -> None:
    """The last line on standard output: seconds of wall, seconds of CPU, KiB of the largest process, exit code."""
    sink = os.open(os.devnull, os.O_WRONLY)
    begin = time.perf_counter()
    files = [(os.POSIX_SPAWN_DUP2, sink, 1), (os.POSIX_SPAWN_DUP2, sink, 2)]
    started = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=files)
    _, status, usage = os.wait4(started, 0)
    wall = time.perf_counter() - begin
    print(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
