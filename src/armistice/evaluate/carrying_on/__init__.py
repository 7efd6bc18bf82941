"""What carrying on is worth: the war as a random walk between two imposed ends, with beliefs that learn.

After Smith & Stam (2004), Fearon (1995), Wagner (2000) and Powell (2004). Numerical kernels: plain arrays in, plain
arrays out, one leading entry per draw.
"""

from armistice.evaluate.carrying_on.after import hold_out_after
from armistice.evaluate.carrying_on.forward import Forecast, Settlements, chance_to_last, forward
from armistice.evaluate.carrying_on.recursion import carry_on
from armistice.evaluate.carrying_on.walk import CarryingOn, Offers, Policy, Trace, Walk, living_with_the_line

__all__ = [
    "CarryingOn",
    "Forecast",
    "Offers",
    "Policy",
    "Settlements",
    "Trace",
    "Walk",
    "carry_on",
    "chance_to_last",
    "forward",
    "hold_out_after",
    "living_with_the_line",
]
