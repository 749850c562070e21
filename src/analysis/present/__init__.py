"""Words, figures and tables: an OPD's slice of the Release turned into blocks of a report.

Everything here prints released values and computes none. A page is made of blocks (`blocks.py`);
a report notebook calls one function per block. From the ground up:

drawing    colours, glyphs, the canvas, figures from printed values
wording    released values, names and numbers in words, in the report's language
drawn      the figures as blocks, each with its claim, definition and alternative text
chapters   the chapters of an OPD report; the city report and the guide share them
standing   the city and the country beside published values
city       the city report
guide      the HR manager's guide
what_if    the answer to a scenario; internal
workbook   the same released figures as numbers that a spreadsheet can use
"""
