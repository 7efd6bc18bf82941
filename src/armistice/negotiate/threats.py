"""Is a threat credible? Whether carrying it out, after the refusal, is an improvement for whoever made it.

A threat is an option of one decision maker that could be used now and would leave another worse off, and that the other
can avert: by a reply that the first gains by and after which carrying out the threat is no improvement any more.
A reply, or doing nothing, by which the one who threatens gains nothing is a refusal. (Credible as in sequential
stability, Fraser & Hipel 1979: a sanction counts where it is an improvement for the one who moves.)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from armistice.negotiate.cells import CellMoves
from armistice.negotiate.model import Model

REPLIES_AT_MOST = 64
"""Above so many, only replies by one option are looked at."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the threatened one may do first, and what the threat is worth then.

    changes: own options set otherwise than now, none where it does nothing; refusal: whoever threatens gains nothing by
    it; carried_out: carrying out the threat is then possible and an improvement for whoever made it.
    """

    changes: Mapping[str, bool]
    refusal: bool
    carried_out: bool


@dataclass(frozen=True, slots=True)
class Threat:
    """An option that its holder could use against somebody.

    becomes_credible: options of others, neither the holder's nor the threatened one's, of which each alone would make
    the threat credible if it were set otherwise than now.
    """

    option: str
    by: str
    against: str
    replies: tuple[Reply, ...]
    becomes_credible: tuple[str, ...] = ()

    @property
    def credibility(self) -> str:
        """credible: carried out after every refusal; empty: after none; partly: after some."""
        refused = [reply.carried_out for reply in self.replies if reply.refusal]
        return "credible" if all(refused) else "partly" if any(refused) else "empty"

    @property
    def averted_by(self) -> tuple[Reply, ...]:
        """The replies that are no refusal and after which carrying it out would be no improvement."""
        return tuple(reply for reply in self.replies if not reply.refusal and not reply.carried_out)


def threats(model: Model) -> tuple[Threat, ...]:
    """Return the threats that can be made now, in the order of the options."""
    found = (
        _threat(model, option, against)
        for option in model.options
        for against in model.holders
        if model.situation.options[option].by != against and _hurts(model, option, against, model.now_setting)
    )
    return tuple(threat for threat in found if threat.averted_by)


def _threat(model: Model, option: str, against: str) -> Threat:
    by = model.situation.options[option].by
    replies = _replies(model, option, against, model.now_setting)
    threat = Threat(option, by, against, replies)
    if threat.credibility == "credible":
        return threat
    helps = tuple(
        other
        for other, held in model.situation.options.items()
        if held.by not in (by, against) and _credible_after(model, other, option, against)
    )
    return Threat(option, by, against, replies, helps)


def _credible_after(model: Model, other: str, option: str, against: str) -> bool:
    """Tell whether the threat would be one, and credible, once the other option were set otherwise."""
    start = _flipped(model, model.now_setting, other)
    if start is None or not _hurts(model, option, against, start):
        return False
    by = model.situation.options[option].by
    return Threat(option, by, against, _replies(model, option, against, start)).credibility == "credible"


def _replies(model: Model, option: str, against: str, start: int) -> tuple[Reply, ...]:
    holder = model.holders.index(model.situation.options[option].by)
    found = []
    for setting in _own_settings(model, against, start):
        carried = _flipped(model, setting, option)
        gains = _worth(model, holder, setting) > _worth(model, holder, start)
        better = carried is not None and _worth(model, holder, carried) > _worth(model, holder, setting)
        found.append(Reply(_changes(model, start, setting), not gains, better))
    return tuple(found)


def _changes(model: Model, start: int, setting: int) -> dict[str, bool]:
    differ = start ^ setting
    return {option: bool(setting >> bit & 1) for bit, option in enumerate(model.options) if differ >> bit & 1}


def _own_settings(model: Model, holder: str, start: int) -> Iterator[int]:
    """Yield the start, then what the decision maker can make of it in one move; few options changed come first."""
    bits = [bit for bit, option in enumerate(model.options) if model.situation.options[option].by == holder]
    keeps = [model.situation.one_way.get(model.options[bit]) for bit in bits]
    cell = CellMoves(bits[0], tuple(0 if keep is None else 2 * keep - 1 for keep in keeps), model.label >= 0)
    targets = [int(target) for target in cell.targets(start)]
    if len(targets) >= REPLIES_AT_MOST:
        targets = [target for target in targets if (target ^ start).bit_count() == 1]
    yield start
    yield from sorted(targets, key=lambda target: (target ^ start).bit_count())


def _hurts(model: Model, option: str, against: str, start: int) -> bool:
    """Tell whether the other would be worse off if the option were set otherwise than in `start`."""
    carried = _flipped(model, start, option)
    other = model.holders.index(against)
    return carried is not None and _worth(model, other, carried) < _worth(model, other, start)


def _flipped(model: Model, setting: int, option: str) -> int | None:
    """Return the setting with this option otherwise; None where that cannot be."""
    bit = model.options.index(option)
    flipped = setting ^ 1 << bit
    kept = model.situation.one_way.get(option)
    if model.label[flipped] < 0 or (kept is not None and bool(setting >> bit & 1) == kept):
        return None
    return flipped


def _worth(model: Model, holder: int, setting: int) -> int:
    return int(model.graph.payoffs[holder, model.label[setting]])
