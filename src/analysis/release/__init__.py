"""The one gate between exact results and what a shared output may show.

rounding  half up, on the exact fraction
design    which rows are printed at all, and with how many decimals
masking   which of them are hidden, and what is hidden with them
parts     what hangs on a total row: distribution, open points
reasons   why people are not measured or not counted
gate      the order of these, on one page: Quarters -> Release
model     Release, and an OPD's slice of it
compare   rank, change, distance to the target, dimensions beside the city
findings  what is worth a sentence

compare and findings see released values only, so that a reader can repeat them.
"""
