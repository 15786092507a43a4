"""The catalog as an Excel workbook that a clerk fills in, written and read back without loss."""
