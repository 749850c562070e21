"""The named plan of an OPD as a workbook for its HR manager."""
