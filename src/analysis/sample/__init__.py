"""A synthetic city: people who do not exist, with records as messy as real ones."""

from analysis.sample.make import PERIODS, Sample, make_sample

__all__ = ["PERIODS", "Sample", "make_sample"]
