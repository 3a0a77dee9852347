"""What a build costs and what a page weighs: ratios of one run, each beside its target."""
