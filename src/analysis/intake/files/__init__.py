"""From files to named rows: formats, sheets, headers, and the place of each row."""
