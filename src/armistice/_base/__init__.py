"""What everything stands on: ids, errors with a place and a mend. Knows nothing of negotiations."""
