"""From text to values: dates, numbers, codes, people; each judged, with a sentence if it fails."""
