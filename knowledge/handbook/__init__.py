"""The staff's handbook and the counter sheet: said once as plain data, written as PDF or Word."""
