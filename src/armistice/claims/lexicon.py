"""What is known of a word by itself: its lemmas and what parts of speech it may be, from a dictionary and lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from armistice.claims.lists import listed, table_text

_NUMBERS = listed("lexicon.numbers")
_AUXILIARY = (
    dict.fromkeys(["is", "are", "was", "were", "been", "being", "am", "'re", "'m"], "be")
    | dict.fromkeys(["has", "had", "having", "'ve"], "have")
    | {"wo": "will", "ca": "can", "sha": "shall"}
)
_FIXED = {
    "willing": ("willing", "J"),
    "following": ("following", "I"),
    "ongoing": ("ongoing", "J"),
    "ready": ("ready", "J"),
    "ground": ("ground", "N"),
    "say": ("say", "V"),
    "armed": ("armed", "J"),
}
_KEEP = {"left": "leave", "felt": "feel", "found": "find", "said": "say", "saw": "see", "lay": "lay", "laid": "lay"}
_PLURAL_ONLY = frozenset({"forces", "talks", "sanctions", "arms", "grounds"})
_PREFIXED = re.compile(r"(un|re|over|under|out|mis|counter)([a-z]{4,})$")  # unfroze, remilitarised
_MEASURED = re.compile(r"-(?:year|month|week|day|hour|mile|point|member|nation|party|way|term|page|step|phase|strong)$")
_DESCRIBING = re.compile(r"(?:ed|led|backed|based|style|made|wide|ing|old|level|held|term|run)$")


PUNCTUATION = {
    ",": ",", ";": ";", ":": ":", "(": "(", "[": "(", ")": ")", "]": ")",
    "-": "-", "–": "-", "—": "-", "―": "-", '"': "Q", "“": "Q", "”": "Q", "„": "Q", "«": "Q", "»": "Q",
    "‘": "Q", "'": "Q", "’": "Q", "‹": "Q", "›": "Q", "‟": "Q", "″": "Q",
}  # fmt: skip
"""The tags of marks."""


@dataclass(frozen=True, slots=True)
class Word:
    """What the dictionary knows of a form: verb and noun lemma, and the readings it allows."""

    verb: str
    noun: str
    readings: str  # any of V G E N J R, or one closed-class letter
    closed: bool


@cache
def closed_class() -> dict[str, str]:
    """Return the words of the closed classes with their tags."""
    rows = (line.split("\t") for line in table_text("closed_class.tsv").splitlines() if not line.startswith("#"))
    return {word: tag for tag, words in rows for word in words.split()}


@lru_cache(maxsize=200_000)
def look_up(form: str) -> Word:
    """Return the readings of a lower-case form; one that no dictionary knows may be a noun."""
    tag = closed_class().get(form)
    if tag:
        lemma = _AUXILIARY.get(form, form)
        return Word(lemma, lemma, tag, True)
    if form in _FIXED:
        lemma, readings = _FIXED[form]
        return Word(lemma, lemma, readings, False)
    if form[0].isdigit() or form[0] in "$€£" or form in _NUMBERS:
        measured = form[0].isdigit() and "-" in form
        return Word(form, form, "J" if measured else "#", not measured)
    return _from_dictionary(form)


def _from_dictionary(form: str) -> Word:
    found = dictionary(form)
    if not found and form.startswith(("re-", "co-", "pre-")):
        prefix, _, stem = form.partition("-")
        found = {kind: tuple(f"{prefix}-{lemma}" for lemma in lemmas) for kind, lemmas in dictionary(stem).items()}
    if not found and (prefix := _PREFIXED.match(form)):
        found = {
            kind: tuple(prefix[1] + lemma for lemma in lemmas)
            for kind, lemmas in dictionary(prefix[2]).items()
            if kind == "VERB"
        }
    verb = _KEEP.get(form) or (found.get("VERB") or ("",))[0] or _noun_as_verb(form, found)
    noun = (found.get("NOUN") or ("",))[0]
    readings = _verb_reading(form, verb) if verb else ""
    readings += "N" if noun else ""
    readings += "J" if "ADJ" in found else ""
    readings += "R" if "ADV" in found or (form.endswith("ly") and not noun) else ""
    if not readings:
        readings = _guess(form)
        noun = form[:-1] if form.endswith("s") and not form.endswith(("ss", "us", "is")) else form
    if form in _PLURAL_ONLY:
        noun = form
    return Word(verb or noun or form, noun or verb or form, readings, False)


def _noun_as_verb(form: str, found: dict[str, tuple[str, ...]]) -> str:
    """The lemma of a form in -ed or -ing that no dictionary has, where it has the noun: torched, texting."""
    ending = next((ending for ending in ("ed", "ing") if form.endswith(ending)), "")
    if found or not ending or len(form) < 6:
        return ""
    stem = form[: -len(ending)]
    tried = (stem, f"{stem}e", stem[:-1] if stem[-1] == stem[-2] else stem)
    return next((lemma for lemma in tried if "NOUN" in dictionary(lemma)), "")


def _verb_reading(form: str, verb: str) -> str:
    if form.endswith("ing") and form != verb:
        return "G"
    if form == verb or form.endswith("s"):
        return "V" if form != "left" else "E"
    return "E"


def _guess(form: str) -> str:
    if _MEASURED.search(form):
        return "J"
    if "-" in form:
        return "J" if _DESCRIBING.search(form) else "N"
    if form.endswith("ing"):
        return "GN"
    return "E" if form.endswith("ed") else "N"


@lru_cache(maxsize=200_000)
def dictionary(form: str) -> dict[str, tuple[str, ...]]:
    """Return the lemmas of a lower-case form by part of speech (NOUN, VERB, ADJ, ADV …)."""
    import lemminflect  # loads its tables once, which asking for help must not wait for

    return lemminflect.getAllLemmas(form)


def plain(text: str) -> str:
    """Return the form for looking up: lower case, straight apostrophes, no soft hyphens."""
    if text.isascii():
        return text.lower()
    return text.replace("\xad", "").replace("’", "'").replace("‐", "-").replace("‑", "-").lower()


@cache
def country_names() -> dict[str, tuple[str, ...]]:
    """Return what else countries are called (demonyms, capitals, seats of government), by lower-case name."""
    return {plain(name): tuple(f"{people}, {others}".strip(", ").split(", ")) for name, people, others in _countries()}


def _countries() -> list[list[str]]:
    rows = table_text("countries.tsv").splitlines()
    return [line.split("\t") for line in rows if not line.startswith("#")]


@cache
def demonyms() -> frozenset[str]:
    """Return the last words of the adjectives of countries and regions (Iraqi, Korean, European)."""
    adjectives = {name.split(" ")[-1] for _, people, _ in _countries() for name in people.split(", ")}
    return frozenset(map(plain, adjectives - {""})) | listed("lexicon.regional")


@cache
def long_places() -> frozenset[tuple[str, str]]:
    """Return the first two words of every name of a country or its seat that has several (united states)."""
    known = {plain(other) for others in country_names().values() for other in others} | set(country_names())
    pairs = (name.split(" ")[:2] for name in known if " " in name)
    return frozenset((first, second) for first, second in pairs)


@cache
def places() -> frozenset[str]:
    """Return the single words that are always names when capitalised."""
    known = {plain(other) for others in country_names().values() for other in others} | set(country_names())
    return frozenset(name for name in known if " " not in name)


def title_case(forms: list[str]) -> bool:
    """A headline capitals all but its little words, so capitals say nothing of names there."""
    capitals = 0
    little = closed_class()
    for form in forms:
        if form[0].isupper():
            capitals += len(form) > 3
        elif form[0].islower() and len(form) > 1 and form not in little:
            return False
    return capitals >= 3


def starts_noun(follower: str) -> bool:
    """Tell a lower-case word that may open or be a noun group."""
    if not follower or not follower[0].isalpha():
        return False
    readings = look_up(follower).readings
    return readings[0] in "DNJO" or "N" in readings
