"""The frontier of an assessment as a table of pandas or polars, whichever is installed."""

from __future__ import annotations

from typing import Any

from armistice._base.errors import UsageError
from armistice.evaluate.result import Assessment


def assessment_frame(it: Assessment) -> Any:
    """Return a row a package: its terms, then each signer's value as believed, on paper and over its thresholds.

    Raises UsageError where neither pandas nor polars is installed.
    """
    rows = [
        {
            **deal.package,
            **{f"{signer}.believed": deal.values[signer] for signer in it.signers},
            **{f"{signer}.on_paper": deal.on_paper[signer] for signer in it.signers},
            **{f"{signer}.over_floor": deal.over_floor[signer] for signer in it.signers},
            **{f"{signer}.over_hold_out": deal.over_hold_out[signer] for signer in it.signers},
        }
        for deal in it.frontier
    ]
    return _frame()(rows)


def _frame() -> Any:
    try:
        from pandas import DataFrame
    except ImportError:
        try:
            from polars import DataFrame  # type: ignore[import-not-found, no-redef]
        except ImportError as error:
            raise UsageError("to_frame needs pandas or polars: pip install pandas") from error
    return DataFrame
