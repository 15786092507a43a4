"""The versions of the database, oldest first. What is here was run somewhere: never change it."""
