"""From what someone wrote to the matter that is meant. Pure: no I/O after the index is built."""
