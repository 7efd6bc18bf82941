"""Why there is no deal, and the smallest changes that would open one (methods §7, §8)."""
