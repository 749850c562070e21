"""Measures: judged tables and the law in, exact scores and sums out; nothing is rounded here."""
