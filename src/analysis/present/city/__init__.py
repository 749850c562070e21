"""The city report: its first page, its chapters, and all OPD beside each other."""
