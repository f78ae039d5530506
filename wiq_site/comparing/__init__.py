"""What changes for readers between two states of a project."""
