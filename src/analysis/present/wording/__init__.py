"""Released values and codes in words: names, numbers, sentences and findings."""
