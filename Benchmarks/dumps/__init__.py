"""Writes dumps as Pympler 1.1 would, of any size, always the same bytes for the same shape."""
