"""Marks on a page: colours, glyphs, the canvas, and figures drawn from printed values."""
