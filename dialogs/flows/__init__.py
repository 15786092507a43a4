"""One module for each dialog; `table.py` lists them all."""
