"""Documents as they were received: text, hash, origin, date; passages with exact offsets. Never interpreted."""
