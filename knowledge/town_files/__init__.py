"""A town's file: read, checked line by line, and kept in force while it is right."""
