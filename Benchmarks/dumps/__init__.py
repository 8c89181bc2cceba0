"""Writes dumps in Pympler 1.1's format, of any size; the same shape always gives the same bytes."""
