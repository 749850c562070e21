"""The form that an OPD receives, filled with what is known."""
