"""Typed content → what is true of all of it together: references resolved, the public gate applied, all checked."""
