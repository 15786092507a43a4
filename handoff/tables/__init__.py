"""The rows of people's work; every key begins with the town."""
