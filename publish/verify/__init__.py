"""Does a host send the site as it was built? `python -m publish.verify URL` asks, and says.

`client` asks; `tour` decides what for; what came is a `Visit`; each other module looks at that.
"""
