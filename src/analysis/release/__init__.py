"""The one gate between exact results and what a shared output may show.

rounding  half up, on the exact fraction
design    which rows are printed at all, and with how many decimals
masking   which of them are hidden, and what is hidden with them
linked    the same where sums cross: gaps by place, level group and competency (`cube`, `grid`)
crossed   small counts of OPD and city merged, so that none can be worked out (`counted`, `people`,
          `rests`, `merged`); participants: how many different people take part
joint     everything printed of a plan at once (`unseen`, `reckoning`): other numbers that fit it
          are guessed (`swaps`) or looked for (`nearby`); what else is hidden (`together`)
parts     what hangs on a total row: distribution, open points
reasons   why people are not measured or not counted
gaps, match, basis             gap, Job Person Match and nine-box, standards
needs, plans, effects, months  needs, courses, what the plan brings, and when
moved, late, composed, mended  the change in steps (merged by `cells`), what of it came late,
               the difference from the city by job type, the data's own change; together: `moves`
gate      the order of these, on one page: Quarters -> Release
model     Release; report: an OPD's slice of it; frames: the columns of gap and plan
describe  what a report says of itself
compare   rank, change, distance to the target, dimensions beside the city
findings  what is worth a sentence

compare and findings see released values only, so that a reader can repeat them.
"""
