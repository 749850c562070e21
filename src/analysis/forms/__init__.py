"""Forms and workbooks of the OPD: bytes out, returned forms in. No file is opened here."""
