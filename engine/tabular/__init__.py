"""Tables that people bring: read from CSV or a workbook, kept by their content."""
