"""Parts of speech of the words of a sentence, told from the dictionary and the neighbours, from left to right."""

from __future__ import annotations

from functools import lru_cache

from armistice.claims.foretold import SPECIAL, State, special, within_name
from armistice.claims.lexicon import (
    PUNCTUATION,
    Word,
    closed_class,
    demonyms,
    dictionary,
    long_places,
    look_up,
    places,
    plain,
    starts_noun,
    title_case,
)
from armistice.claims.lists import listed

_SAYS = listed("tagging.says")
_TAKES_THAT = listed("tagging.takes_that")
_CALENDAR = listed("tagging.calendar")
_WHICH = listed("tagging.which")
_ING_NOUNS = listed("tagging.ing_nouns")
_NOUN_FIRST = listed("tagging.noun_first")
_VERB_FIRST = listed("tagging.verb_first")
_SEVERAL = listed("tagging.several")
_PAST_AS_BASE = listed("tagging.past_as_base")
_AFTER_VERB = listed("tagging.after_verb")
_OBJECTS = listed("tagging.objects")
_PLURAL = listed("tagging.plural")


def tag_words(forms: list[str], lower: list[str]) -> tuple[str, list[str]]:
    """Return the tags of a sentence's words, one letter each (see words.py), and their lemmas."""
    state = State(forms, lower, title_case(forms))
    for at, form in enumerate(forms):
        alone = _alone(form)
        if alone is not None:
            state.keep(*alone)
        elif _is_mark(form):
            state.keep(*_mark(state, at))
        elif lower[at] == "'s":
            verb = state.before in "OW" or (at > 0 and lower[at - 1] in ("that", "here"))
            state.keep("B" if verb else "'", "'s")
        else:
            state.keep(*_word(state, at))
    return "".join(state.tags), state.lemmas


def _is_mark(form: str) -> bool:
    first = form[0]
    return not (first.isalnum() or first in "'’$€£") or (len(form) == 1 and not first.isalnum())


@lru_cache(maxsize=50_000)
def _alone(form: str) -> tuple[str, str] | None:
    """Return tag and lemma of a form that its neighbours do not change: most marks, little words, plain nouns."""
    low = plain(form)
    if _is_mark(form):
        return None if form[0] in "’'" else (PUNCTUATION.get(form[0], "."), low)
    if form[0].isupper() or form.isupper() or low in SPECIAL or low in ("'s", "that") or low.endswith("n't"):
        return None
    word = look_up(low)
    if word.closed:
        return "D" if low == "her" else word.readings, word.verb
    if word.readings not in ("N", "J", "R"):
        return None
    return word.readings, (word.noun if word.readings in "NJ" and word.noun else word.verb)


def _mark(state: State, at: int) -> tuple[str, str]:
    """A mark; an apostrophe after a plural is its possessive."""
    first = state.forms[at][0]
    possessive = first in "’'" and state.before in "NP" and state.lower[at - 1].endswith("s")
    return ("'" if possessive else PUNCTUATION.get(first, ".")), state.lower[at]


def _word(state: State, at: int) -> tuple[str, str]:
    form, low = state.forms[at], state.lower[at]
    told = special(state, at) if low in SPECIAL or low.endswith("n't") else ""
    if not told and at and form[0].isupper():
        told = within_name(state, at)
    if told:
        return told, ("not" if told == "X" else low)
    word = look_up(low)
    if word.closed and not (len(form) == 2 and form.isupper() and (state.before != "." or low == "us")):
        return _closed(state, at, word.readings), word.verb
    if form[0].isupper():
        if low in _CALENDAR:
            return "Y", low
        if _is_name(state, at, word):
            return "P", low
    tag = _open(state, at, word)
    return tag, word.noun if tag in "NJ" and word.noun else word.verb


def _is_name(state: State, at: int, word: Word) -> bool:
    """A capital in the midst of a sentence makes a name; at its head, only for a word that is not common."""
    form = state.forms[at]
    low = state.lower[at]
    if not (state.shouting or at == 0 or state.before in ".Q:"):
        return True
    if (low in places() and form != "Us") or (at == 0 and (low, state.next(at)) in long_places()):
        return True
    if len(form) > 1 and form.isupper() and not state.shouting:
        return True
    follower = look_up(state.next(at) or ".")
    if follower.verb in _SAYS and follower.readings == "E" and not low.endswith(("s", "ed", "ing", "ly")):
        return True  # Long said
    known = word.readings != "N" or word.noun in _NOUN_FIRST or word.noun != word.verb or _is_common(word.noun)
    if not known:
        return True
    followed = at + 1 < len(state.forms) and state.forms[at + 1][:1].isupper() and not state.shouting
    return followed and not set(word.readings) & set("GE") and "R" not in word.readings


@lru_cache(maxsize=50_000)
def _is_common(noun: str) -> bool:
    return "NOUN" in dictionary(noun)


def _closed(state: State, at: int, readings: str) -> str:
    low = state.lower[at]
    if low == "her":
        return "D"
    if low != "that":
        return readings
    follower = state.forms[at + 1] if at + 1 < len(state.forms) else ""
    if state.before not in "IVE," or not follower or follower[0].isupper() or follower.endswith("s"):
        return "S"
    governor = state.lemmas[-1]
    taking = state.before in "VE" and (governor in _TAKES_THAT or governor in _SAYS)
    return "D" if not taking and look_up(follower).readings in ("N", "J") else "S"


def _open(state: State, at: int, word: Word) -> str:
    """Choose among the readings of an open-class word by what stands before and after it."""
    low, readings, before = state.lower[at], word.readings, state.before
    follower = state.next(at) or "."
    if readings == "V" and before in "D'" and state.lower[at - 1] not in _SEVERAL:
        return "N"  # the act of; but some say
    if readings == "V" and before in "VE" and low == word.verb and starts_noun(follower):
        return "J"  # fired stun grenades
    if readings == "V" and state.finite and before in "NP" and low in _PAST_AS_BASE:
        return "E"  # a plan put forward by
    if readings[0] == "G" and before in "NP" and look_up(follower).readings in ("E", "B", "H", "M"):
        return "N"  # government shelling killed
    if len(readings) == 1:
        return _adjectival(readings, before, follower) if readings in "EG" else readings
    verbal = next((letter for letter in readings if letter in "VGE"), "")
    nominal = "N" if "N" in readings else "J" if "J" in readings else ""
    if not verbal:
        return _noun_or_adjective(readings, follower)
    if verbal == "V":
        return _base_form(state, at, word, nominal or "R")
    if verbal == "E":
        if (before in "DJ'#" and starts_noun(follower)) or (before == "S" and look_up(follower).readings[0] == "G"):
            return "J"
        return "E" if before not in "D'" else (nominal or "E")
    noun_here = before in "DJ'" or (before in "NP" and (low in _ING_NOUNS or follower in ("of", ".", ",", "and")))
    return "N" if noun_here and "N" in readings else "G"


def _base_form(state: State, at: int, word: Word, nominal: str) -> str:
    """A form that may be a verb in the present (demand, demands) or something else."""
    low, before = state.lower[at], state.before
    follower = state.next(at) or "."
    if before in "DJI'#":
        return nominal if nominal == "N" else "J"
    if before in "MXOW" or (before == "T" and low == word.verb):
        return "V"
    if before == "T":
        return nominal
    if before in "BH":
        return "E" if low in _PAST_AS_BASE else nominal
    told = before in "NP" and not state.finite and follower in ("that", "out") and word.verb in _SAYS
    if low in _VERB_FIRST or told:
        return "V"
    if low in _NOUN_FIRST or word.noun in _NOUN_FIRST:
        return nominal
    return _by_neighbours(state, low, low != word.verb, follower, nominal)


def _by_neighbours(state: State, low: str, inflected: bool, follower: str, nominal: str) -> str:
    before = state.before
    verb = False
    if before in "NP":
        free = not (state.finite or _names_who(state, low, inflected, follower))
        verb = free and (inflected or low in _PAST_AS_BASE or follower in _AFTER_VERB or starts_noun(follower))
        verb = verb or (not inflected and _is_asked(state) and look_up(follower).readings[0] not in "VMBH")
    elif before in ",C" and inflected and "V" in state.tags:
        verb = True
    elif before == "C" and inflected and state.lemmas[-1] == "but":
        verb = look_up(follower).readings[0] not in "VE"  # but remains firm; but talks collapsed
    elif before == "," and inflected and state.tags.count(",") > 1 and not set("VEBHM") & set(state.tags):
        verb = True  # The leader, Aron Tell, claims …
    elif before == "," and inflected and len(state.tags) > 4 and not set(state.tags) & set("VBMH"):
        verb = follower in _AFTER_VERB or closed_class().get(follower, "") in ("T", "I", "D", "O")  # behind an aside
    elif before in ".:Q":
        listed_deed = inflected and closed_class().get(follower) == "D"  # 2. Demands the release of …
        verb = listed_deed or (not inflected and (follower in _AFTER_VERB or follower in _OBJECTS))
    elif before in "CS":
        verb = nominal != "R" and follower in _AFTER_VERB | _OBJECTS
    return "V" if verb else nominal


def _names_who(state: State, low: str, inflected: bool, follower: str) -> bool:
    """Tell the last word of a name or of those named from a verb: `Russian soldiers were`, `air and ground attacks`."""
    after = look_up(follower).readings
    if after in ("B", "H", "M") or (after == "E" and follower.endswith("ed")):
        return True
    last = state.lower[len(state.tags) - 1]
    if state.before == "P" and last in demonyms():
        return True
    if "".join(state.tags[-3:]) in ("NCN", "PCN", "JCN") and after not in ("D", "O"):
        return True
    link = "".join(state.tags[-5:]).rfind("I") - min(5, len(state.tags))  # miners in Chile strike
    head = state.lower[len(state.tags) + link - 1] if link > -5 else ""
    several = last.endswith("s") or last in _PLURAL or head.endswith("s")
    return not (inflected or low in _PAST_AS_BASE or several) and "C" not in state.tags[-8:]


def _is_asked(state: State) -> bool:
    """Tell a clause in the subjunctive: `demanded that the council release`."""
    for at in range(len(state.tags) - 1, max(0, len(state.tags) - 9), -1):
        if state.tags[at] == "S":
            return state.lower[at] == "that" and state.lemmas[at - 1] in _TAKES_THAT
    return False


def _noun_or_adjective(readings: str, follower: str) -> str:
    if "J" in readings and "N" in readings:
        return "J" if starts_noun(follower) and follower not in _AFTER_VERB | _WHICH else "N"
    return readings[0]


def _adjectival(tag: str, before: str, follower: str) -> str:
    if before in "DJ'" and starts_noun(follower) and look_up(follower).readings not in ("D", "O"):
        return "J"
    return tag
