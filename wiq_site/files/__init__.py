"""Every file of the output: its address, the key of what it is made from, and how it is made."""
