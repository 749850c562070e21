"""The best bundles of courses for the money, and the proof of how good they are."""
