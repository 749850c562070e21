"""Words, figures and tables: an OPD's slice of the Release turned into blocks of a report.

Everything here prints released values and computes none. A page is made of blocks (`blocks.py`);
a report notebook calls one function per block:

page      chapter 1, the overview on one page
index     chapter IP ASN: by unit and cut, distribution, dimensions beside comparable OPD
progress  chapter Perkembangan: the quarters delivered
gap       chapter Kesenjangan kompetensi: what is known, what is short, for whom
match     the same chapter: Job Person Match and nine-box
needs     chapter Rencana pengembangan: needs, and those left open
plan      the same chapter: courses, effect, months, terms
quality   chapter Mutu data: rows, who is not measured, who is left out
method    chapter Metode dan sumber, and the full tables of the Lampiran
guide     the HR manager's guide, a notebook of its own, with guide_*.py for its chapters
"""
