"""One module per delivered table: which columns it has and which of its rows count."""
