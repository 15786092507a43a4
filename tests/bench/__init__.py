"""`make bench`: the speed of a whole turn beside an echo that stores nothing, in one run."""
