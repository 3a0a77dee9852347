"""The words of pages and data: rules that a machine can hold, each saying what to write instead."""
