"""Lighthouse on every page, as one of our servers sends it: `make lighthouse`."""
