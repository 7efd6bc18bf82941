"""Words of a sentence: tokens with offsets, lemmas and coarse parts of speech, told from a dictionary and the neighbours.

One letter per token, so that a sentence's tags are a string over which groups of words are found by pattern:
D determiner, J adjective, N noun, P name, Y month or
day of the week, O pronoun, W wh-word, V verb, G -ing verb, E participle, B be, H have,
M modal or do, T to, I preposition, R adverb, X negation, C and/or/but, S subordinator, # number, Q quotation mark,
' possessive, and punctuation as itself (dashes as -, brackets as ( and ), the rest as .).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

TOKEN = re.compile(
    r"[A-Za-z]\.(?:[A-Za-z]\.)+|[A-Z]\.(?=\s[A-Z])|(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Sen|Rep|Gov|St|Jr|Sr|No|Nov|Dec|Jan|Feb|Aug|Sept|Oct)\."
    r"|[$€£]?\d+(?:[.,]\d+)*(?:[a-z]{1,2}\b|%|(?:-[a-z]+)+)?|['’](?:s|re|ve|ll|d|m)\b|[^\W\d_][\w\xad]*?n['’]t\b"
    r"|[^\W_](?:[\w\xad]|[-‐‑](?=\w)|['’](?=[A-Z]\w))*|--+|\S"
)

_CLOSED: dict[str, str] = {}
for _tag, _words in {
    "D": "the a an this these those its his their our your my her every each all any some no both several many few "
    "another such most more less",
    "O": "he she it they we i you him them us me himself itself themselves everyone nobody somebody anyone none others",
    "W": "who whom whose which what where when why how whoever whatever",
    "B": "is are was were be been being am 're 'm",
    "H": "has have had having 've",
    "M": "will would shall should can could may might must do does did 'll 'd ought",
    "T": "to",
    "I": "of in on at by for with from into onto over under against about between among amid during through across "
    "toward towards upon within around near beyond behind along via per despite inside outside throughout "
    "concerning regarding following including alongside above below off out up down aboard versus beside",
    "R": "also already still again then now yesterday today tomorrow later earlier soon here there too just even only "
    "ever often always recently reportedly allegedly meanwhile however instead rather quite very so away back "
    "together forward ahead abroad publicly yet perhaps thus therefore",
    "X": "not never neither nor n't hardly cannot",
    "C": "and or but &",
    "S": "that if because although though while unless until since whether as than after before lest whereas once",
}.items():
    _CLOSED.update(dict.fromkeys(_words.split(), _tag))
_SAYS = frozenset(
    "say tell announce report state declare add note claim confirm believe think maintain argue explain stress warn "
    "acknowledge admit suggest reiterate hint indicate write assert reply repeat".split()
)
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands "
    "million millions billion billions first second third half".split()
)
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december".split()
)
_NOUN_FIRST = frozenset(
    "last talks troops forces sanctions attacks strikes rights reports officials leaders clashes moves views efforts "
    "terms goods arms lines states assets funds prisoners ties relations means news side sides party parties state "
    "government president minister ministry council police army military group force power war peace truce "
    "ceasefire envoy delegation agreement deal treaty border line front territory city town village region country "
    "nation people week month year day time today position condition proposal security issue matter fact man men "
    "ship ships missile missiles rocket rockets house court office union bank fire gas oil water board base police "
    "interest interests concerns market chief head staff leader rebel rebels being grounds ground place part case "
    "question questions number hours conference television weapon weapons gains hold-out".split()
)
_AUXILIARY = dict.fromkeys("is are was were been being am 're 'm".split(), "be") | dict.fromkeys(
    "has had having 've".split(), "have"
)
_VERB_FIRST = frozenset("hit".split())
_PAST_AS_BASE = frozenset("set put cut hit shut let cost hurt quit split spread read bid cast broadcast beset".split())
_FIXED = {"willing": ("willing", "J"), "following": ("following", "I"), "ongoing": ("ongoing", "J")}
_KEEP = {"left": "leave", "felt": "feel", "found": "find", "said": "say", "saw": "see", "lay": "lay", "laid": "lay"}
_NO_LEMMA = frozenset({"united", "states", "forces", "talks", "sanctions", "united nations", "arms", "grounds"})


@dataclass(frozen=True, slots=True)
class Word:
    """What the dictionary knows of a form: verb and noun lemma ('' where it is none), and the readings it allows."""

    verb: str
    noun: str
    readings: str  # any of V G E N J R, or one closed-class letter
    closed: bool


@lru_cache(maxsize=200_000)
def look_up(form: str) -> Word:
    """Return the readings of a lower-case form; one that no dictionary knows may be a noun."""
    closed = _CLOSED.get(form)
    if closed:
        lemma = _AUXILIARY.get(form, form)
        return Word(lemma, lemma, closed, True)
    if form in _FIXED:
        lemma, readings = _FIXED[form]
        return Word(lemma, lemma, readings, False)
    if form[0].isdigit() and "-" in form:
        return Word(form, form, "J", False)
    if form[0].isdigit() or form[0] in "$€£" or form in _NUMBERS:
        return Word(form, form, "#", True)
    found = _dictionary(form)
    if not found and form.startswith(("re-", "co-", "pre-")):
        prefix, _, stem = form.partition("-")
        found = {kind: tuple(f"{prefix}-{lemma}" for lemma in lemmas) for kind, lemmas in _dictionary(stem).items()}
    verb = _KEEP.get(form) or (found.get("VERB") or ("",))[0]
    noun = (found.get("NOUN") or ("",))[0]
    readings = _verb_reading(form, verb) if verb else ""
    readings += "N" if noun else ""
    readings += "J" if "ADJ" in found else ""
    readings += "R" if "ADV" in found or (form.endswith("ly") and not noun) else ""
    if not readings:
        readings = _guess(form)
        noun = form[:-1] if form.endswith("s") and not form.endswith(("ss", "us", "is")) else form
    if form in _NO_LEMMA:
        noun = form
    return Word(verb or noun or form, noun or verb or form, readings, False)


def _verb_reading(form: str, verb: str) -> str:
    if form.endswith("ing") and form != verb:
        return "G"
    if form == verb or form.endswith("s"):
        return "V" if form != "left" else "E"
    return "E"


_MEASURED = re.compile(r"-(?:year|month|week|day|hour|mile|point|member|nation|party|way|term|page|step|phase|strong)$")


def _guess(form: str) -> str:
    if _MEASURED.search(form):
        return "J"
    if "-" in form:
        return "J" if re.search(r"(?:ed|led|backed|based|style|made|wide|ing|old|level|held|term|run)$", form) else "N"
    if form.endswith(("ing",)):
        return "GN"
    return "E" if form.endswith("ed") else "N"


def _dictionary(form: str) -> dict[str, tuple[str, ...]]:
    import lemminflect  # loads its tables once, which asking for help must not wait for

    return lemminflect.getAllLemmas(form)


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of one sentence. Lists run in step; `tags` has one letter each; offsets count from the sentence."""

    text: str
    forms: list[str]  # as they stand
    lower: list[str]
    lemmas: list[str]
    tags: str
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.forms)


def plain(text: str) -> str:
    """Return the form for looking up: lower case, straight apostrophes, no soft hyphens."""
    return text.replace("\xad", "").replace("’", "'").replace("‐", "-").replace("‑", "-").lower()


def split_words(sentence: str) -> Words:
    """Cut a sentence into words and tell each word's lemma and part of speech."""
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in TOKEN.finditer(sentence):
        forms.append(found.group())
        starts.append(found.start())
        ends.append(found.end())
    lower = [plain(form) for form in forms]
    tags, lemmas = _tag(forms, lower)
    return Words(sentence, forms, lower, lemmas, tags, starts, ends)


def _tag(forms: list[str], lower: list[str]) -> tuple[str, list[str]]:
    shouting = _title_case(forms)
    tags: list[str] = []
    lemmas: list[str] = []
    finite = False  # a finite verb has been seen in this clause
    before = "."
    last = len(forms) - 1
    for at, form in enumerate(forms):
        low = lower[at]
        first = form[0]
        if not (first.isalnum() or first in "'’$€£") or (len(form) == 1 and not first.isalnum()):
            tag = _PUNCTUATION.get(first, ".")
            lemma = low
            if first in "’'" and before in "NP" and lower[at - 1].endswith("s"):
                tag = "'"
        elif low in ("'s", "s'"):
            tag, lemma = ("'" if before not in "OW" and not (at and lower[at - 1] in ("that", "here")) else "B"), low
        else:
            word = look_up(low)
            if first.isupper() and at and _is_capital_link(word, low, before, lower[at + 1] if at < last else "", shouting):
                tag, lemma = ("Y" if low == "may" else "P"), low
            elif low in _SPANS and before in "DJ#" and at and lower[at - 1] in _WHICH:
                tag, lemma = "Y", low
            elif low == "provided" and at < last and lower[at + 1] == "that":
                tag, lemma = "S", low
            elif low.endswith("n't"):
                tag, lemma = "X", "not"
                finite = True
            elif word.closed and not (len(form) == 2 and form.isupper() and (before != "." or low == "us")):
                tag, lemma = _closed(word.readings, low, before, forms[at + 1] if at < last else "", lemmas), word.verb
            elif first.isupper() and low in _CALENDAR:
                tag, lemma = "Y", low
            elif first.isupper() and _is_name(at, word, before, shouting, forms):
                tag, lemma = "P", low
            else:
                follower = lower[at + 1] if at < last else "."
                tag = _open(word, low, before, follower, finite, tags)
                lemma = word.noun if tag in "NJ" and word.noun else word.verb
        if tag in "VBHM" or (tag == "E" and before not in "BHDJI"):
            finite = True
        elif tag in "SWQ;:C.-(" or (tag == "," and finite):
            finite = False
        tags.append(tag)
        lemmas.append(lemma)
        before = tag if tag != "R" or before in ".Q" else before
    return "".join(tags), lemmas


_PUNCTUATION = {
    ",": ",", ";": ";", ":": ":", "(": "(", "[": "(", ")": ")", "]": ")",
    "-": "-", "–": "-", "—": "-", "―": "-", '"': "Q", "“": "Q", "”": "Q", "„": "Q", "«": "Q", "»": "Q",
    "‘": "Q", "'": "Q", "’": "Q", "‹": "Q", "›": "Q", "‟": "Q", "″": "Q",
}  # fmt: skip


def _title_case(forms: list[str]) -> bool:
    """A headline capitals all but its little words, so capitals say nothing of names there."""
    capitals = 0
    for form in forms:
        if form[0].isupper():
            capitals += len(form) > 3
        elif form[0].islower() and len(form) > 1 and form not in _CLOSED:
            return False
    return capitals >= 3


_SPANS = frozenset("week weeks month months year years day days night morning evening afternoon weekend hours".split())
_WHICH = frozenset("last next this recent past previous that late early few".split())


def _is_capital_link(word: Word, low: str, before: str, follower: str, shouting: bool) -> bool:
    """The month of May, and the little words inside names (Doctors Without Borders)."""
    if low == "may":
        return before in "I#DY" or follower[:1].isdigit()
    return word.closed and word.readings == "I" and before == "P" and not shouting


@lru_cache(maxsize=1)
def country_names() -> dict[str, tuple[str, ...]]:
    """Return what countries are called besides their names (demonyms, capitals, seats of government), by lower-case name."""
    text = files("armistice.claims").joinpath("patterns", "countries.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {plain(name): tuple(others.split(", ")) for name, others in rows}


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    """Single words that are always names when capitalised."""
    known = {plain(other) for others in country_names().values() for other in others} | set(country_names())
    return frozenset(name for name in known if " " not in name)


def _is_name(at: int, word: Word, before: str, shouting: bool, forms: list[str]) -> bool:
    if plain(forms[at]) in _places() and forms[at] != "Us":
        return True
    if len(forms[at]) > 1 and forms[at].isupper() and not shouting:
        return True
    if shouting or at == 0 or before in ".Q:":
        known = word.readings != "N" or word.noun in _NOUN_FIRST or word.noun != word.verb or _is_common(word.noun)
        if not known or not word.readings:
            return True
        nextup = at + 1 < len(forms) and forms[at + 1][:1].isupper() and not shouting
        return nextup and not set(word.readings) & set("GE") and "R" not in word.readings
    return True


@lru_cache(maxsize=50_000)
def _is_common(noun: str) -> bool:
    return "NOUN" in _dictionary(noun)


_TAKES_THAT = frozenset("demand insist require request propose agree urge order ask decide ensure mean show".split())


def _closed(readings: str, low: str, before: str, follower: str, lemmas: list[str]) -> str:
    if low == "that":
        if before not in "IVE," or not follower or follower[0].isupper() or follower.endswith("s"):
            return "S"
        taking = before in "VE" and (lemmas[-1] in _TAKES_THAT or lemmas[-1] in _SAYS)
        return "D" if not taking and look_up(follower).readings in ("N", "J") else "S"
    if low == "to" or readings != "D":
        if low == "her":
            return "D"
        return readings
    return "D"


def _open(word: Word, low: str, before: str, follower: str, finite: bool, tags: list[str]) -> str:
    """Choose among the readings of an open-class word by what stands before and after it."""
    readings = word.readings
    if len(readings) == 1:
        return _adjectival(readings, before, follower) if readings in "EG" else readings
    verbal = next((letter for letter in readings if letter in "VGE"), "")
    nominal = "N" if "N" in readings else "J" if "J" in readings else ""
    if not verbal:
        return _noun_or_adjective(readings, before, follower)
    if verbal == "V":
        return _base_form(word, low, before, follower, finite, nominal or "R", tags)
    if verbal == "E":
        if before in "DJ'#" and _starts_noun(follower):
            return "J"
        return "E" if before not in "D'" else (nominal or "E")
    if before in "DJ'" or (before in "NP" and follower in ("of", ".", ",", "and") and "N" in readings):
        return "N" if "N" in readings else "G"
    return "G"


def _base_form(
    word: Word, low: str, before: str, follower: str, finite: bool, nominal: str, tags: list[str]
) -> str:
    plural = low != word.verb
    if before == "T":
        return "V" if not plural else nominal
    if before in "MX":
        return "V"
    if before in "DJI'#":
        if nominal == "R":
            return "J"
        return nominal if nominal == "N" or not _starts_noun(follower) else "J"
    if before in "OW":
        return "V"
    if before in "BH":
        return "E" if low in _PAST_AS_BASE else nominal
    if low in _VERB_FIRST:
        return "V"
    if low in _NOUN_FIRST or word.noun in _NOUN_FIRST:
        return nominal
    if before in "NP":
        if finite:
            return nominal
        if follower.endswith("ed") and look_up(follower).readings == "E":
            return nominal
        return "V" if plural or follower in _AFTER_VERB or _starts_noun(follower) else nominal
    if before in ",C" and plural and "V" in tags:
        return "V"
    if before == "E" or before == "V" or before == "G":
        return nominal
    if before in ".:Q":
        return "V" if not plural and (follower in _AFTER_VERB or follower in _OBJECTS) else nominal
    return "V" if before in "CS" and nominal != "R" and follower in _AFTER_VERB | _OBJECTS else nominal


_OBJECTS = frozenset("us me you it this that these those your our my".split())
_AFTER_VERB = frozenset("the a an to its his their on for that with against from him them it all any no not at up".split())


def _starts_noun(follower: str) -> bool:
    if not follower or not follower[0].isalpha():
        return False
    readings = look_up(follower).readings
    return readings[0] in "DNJO" or "N" in readings


def _noun_or_adjective(readings: str, before: str, follower: str) -> str:
    if "J" in readings and "N" in readings:
        return "J" if _starts_noun(follower) and follower not in _AFTER_VERB else "N"
    return readings[0]


def _adjectival(tag: str, before: str, follower: str) -> str:
    if before in "DJ'" and _starts_noun(follower) and look_up(follower).readings != "D":
        return "J"
    return tag
