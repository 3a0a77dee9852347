"""Start a command and say, in the last line, what it used. Run as a program of its own.

A process begins with the peak of memory of the one that starts it (`execve` carries it over), so a
large parent would be counted instead of a small command. This one is as small as Python can be.
"""

import os
import subprocess
import sys


def main() -> int:
    """Run `sys.argv[1:]`; write its output and then "seconds peak" to standard output."""
    process = subprocess.Popen(sys.argv[1:], stderr=subprocess.STDOUT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)  # or its end would be waited for again
    print(f"\n{usage.ru_utime + usage.ru_stime} {usage.ru_maxrss}", flush=True)
    return process.returncode


if __name__ == "__main__":
    sys.exit(main())
