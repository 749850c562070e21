"""What a finished plan says: tables, reasons, effect, what stays open, what else could be."""
