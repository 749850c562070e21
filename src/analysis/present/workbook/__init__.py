"""The workbook beside a report: the released figures as numbers a spreadsheet can use."""
