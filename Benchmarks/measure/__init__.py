"""Measures heaphtml and its peers on the dumps of this folder and writes the tables."""
