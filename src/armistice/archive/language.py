"""English or not: told by the little words that every text is full of."""

from __future__ import annotations

import re

_WORDS = {
    "en": "the of and to in that for is on with was by it as said has at from be are not have its",
    "de": "der die und das ist nicht mit von zu den ein dem auf für sich auch wird hat eine im",
    "fr": "le la les des et est que une du dans pour pas sur qui au par avec sont cette ont",
    "es": "el la los de que y en un por con las del una para se su al como no es más",
    "it": "il di che la e per un una non con del dei è le si da nel alla sono ha",
    "pt": "o de que e do da em um para com não uma os no se na por mais as dos",
    "nl": "de het een van en dat niet op is te met voor zijn aan er door als maar ook",
    "pl": "i w na z do nie że się jest o to jak po od ale przez dla są ich",
    "tr": "ve bir bu da de için ile olarak olan daha gibi çok ancak ise ne",
    "sv": "och att det som en på är av för med till den inte har ett om de",
}
_SETS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_SCRIPTS = {
    "cyrillic script": re.compile(r"[Ѐ-ӿ]"),
    "arabic script": re.compile(r"[\u0600-\u06ff]"),
    "hebrew script": re.compile(r"[\u0590-\u05ff]"),
    "east asian script": re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"),
    "greek script": re.compile(r"[Ͱ-Ͽ]"),
}
ENOUGH = 12
"""Words. A shorter text says too little of its language, and is read."""
PLAINLY = 0.25
"""A text with this share of English little words need not be compared with other languages."""


def told_language(text: str) -> str | None:
    """Return the language a text is in ("en", "de", … or a script), or None where too little stands in it."""
    sample = text[:6000]
    words = re.findall(r"[^\W\d_]+", sample.lower())
    plainly = sum(word in _SETS["en"] for word in words)
    if len(words) >= ENOUGH and plainly > PLAINLY * len(words):
        return "en"
    letters = sum(map(len, words))
    for script, pattern in _SCRIPTS.items():
        if letters and len(pattern.findall(sample)) > 0.5 * letters:
            return script
    if len(words) < ENOUGH:
        return None
    shares = {language: sum(word in known for word in words) / len(words) for language, known in _SETS.items()}
    best = max(shares, key=lambda language: shares[language])
    return best if shares[best] >= 0.12 and shares[best] > shares["en"] * 1.3 else "en"
