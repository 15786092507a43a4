"""What a citizen's words mean: days and times, yes and no, numbers."""
