"""Words of a sentence: tokens with offsets, lemmas and coarse parts of speech.

One letter per token, so that a sentence's tags are a string over which groups of words are found by pattern:
D determiner, J adjective, N noun, P name, Y month or day of the week, O pronoun, W wh-word, V verb, G -ing verb,
E participle, B be, H have, M modal or do, T to, I preposition, R adverb, X negation, C and/or/but, S subordinator,
# number, Q quotation mark, ' possessive, and punctuation as itself (dashes as -, brackets as ( and ), the rest as .).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from armistice.claims.lexicon import plain
from armistice.claims.tagging import tag_words

_TITLES = "Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Sen|Rep|Gov|St|Jr|Sr|Nov|Dec|Jan|Feb|Aug|Sept|Oct"
TOKEN = re.compile(
    rf"[A-Za-z]++(?=[\s,;:])|[A-Za-z]\.(?:[A-Za-z]\.)+|[A-Z]\.(?=\s[A-Z])|(?:{_TITLES})\.|No\.(?=\s\d)"
    r"|[$€£]?\d+(?:[.,]\d+)*(?:[a-z]{1,2}\b|%|(?:-[a-z]+)+)?|['’](?:s|re|ve|ll|d|m)\b|[^\W\d_][\w\xad]*?(?=n['’]t\b)|n['’]t\b"
    r"|[^\W_](?:[\w\xad]|[-‐‑](?=\w)|['’](?=[A-Z]\w))*|--+|\S"
)


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


def split_words(sentence: str) -> Words:
    """Cut a sentence into words and tell each word's lemma and part of speech."""
    spans = [found.span() for found in TOKEN.finditer(sentence)]
    forms = [sentence[start:end] for start, end in spans]
    lower = [form.lower() for form in forms] if sentence.isascii() else [plain(form) for form in forms]
    tags, lemmas = tag_words(forms, lower)
    return Words(sentence, forms, lower, lemmas, tags, [start for start, _ in spans], [end for _, end in spans])
