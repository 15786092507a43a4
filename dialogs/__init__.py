"""What to ask and say next: tables of states, with no I/O, no clock and no database."""
