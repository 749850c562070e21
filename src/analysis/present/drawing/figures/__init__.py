"""Drawings: each a function from printed values and ready labels to a `matplotlib` Figure.

No computation but placement, no file, no language: every text that stands in a figure is handed in.
"""
