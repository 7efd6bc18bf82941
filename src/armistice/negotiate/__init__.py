"""The moves around a deal: what lasts, what a threat is worth, what stalling buys (graph model of conflict)."""
