"""Planning the trips to people's doors: who goes when, in which order. No I/O."""
