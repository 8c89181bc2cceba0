"""Counts the instructions that the program takes, which no clock and no busy machine disturbs."""
