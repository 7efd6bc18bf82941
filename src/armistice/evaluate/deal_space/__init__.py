"""Packages, their exact Pareto frontier and the solutions of bargaining theory. Plain arrays; knows no case file."""

from armistice.evaluate.deal_space.elimination import Front, Plan, prepare, values
from armistice.evaluate.deal_space.expressions import All, Any, Atom, Expr, Not, holds
from armistice.evaluate.deal_space.space import Space, Worths

__all__ = ["All", "Any", "Atom", "Expr", "Front", "Not", "Plan", "Space", "Worths", "holds", "prepare", "values"]
