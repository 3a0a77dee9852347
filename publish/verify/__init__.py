"""Does a host send the site as it was built? `python -m publish.verify URL` asks, and says.

`client` asks; `tour` decides what for, and `built` for the rest of a build that is at hand; what
came is a `Visit`; each other module looks at that.
"""
