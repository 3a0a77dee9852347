"""python -m tests.clock: what day it is here."""

import datetime as dt

if __name__ == "__main__":
    print(dt.date.today())
