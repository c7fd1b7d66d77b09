"""Days, ages and ranges: the only door to dateutil."""
