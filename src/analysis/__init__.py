"""Indeks profesionalitas dan kompetensi ASN: dari data satu triwulan ke laporan per OPD."""
