"""The chapters of an OPD report, one module each; the city report and the guide share them."""
