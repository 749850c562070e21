"""The plan as numbers: who could take what, what it is worth, and which line it becomes."""
