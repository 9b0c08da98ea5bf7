"""What was read, and what was written to be read: `readings` tells the form."""
