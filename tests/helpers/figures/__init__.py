"""Every figure with what it is given: what tests of the figures share."""
