"""From places to dates: who sits in which batch, when it runs, and how many may be away."""
