"""Damaged files for every reader: `python -m fuzzing --minutes 10`, or `make fuzz`."""
