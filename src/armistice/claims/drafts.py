"""From a clause to a claim in the making: who acts, on whom, and what it is."""

from __future__ import annotations

from dataclasses import replace

from armistice.claims.actors import Scene, is_agent
from armistice.claims.arguments import extent, roles
from armistice.claims.asserted import asserted
from armistice.claims.clauses import says
from armistice.claims.events import COOPERATIVE, Fit, judge
from armistice.claims.lists import listed
from armistice.claims.phrases import Clause, Group
from armistice.claims.reads import Draft, Read, part, span
from armistice.claims.redressed import redressed
from armistice.claims.targets import JOINT, is_deed
from armistice.claims.wordless import is_somebody_else, left_open, named_by, term
from armistice.claims.words import Words

LEAST_CHANCE = 0.3
"""An action less likely than this is not proposed."""
_VOICED = frozenset({"reject", "request", "accuse", "support", "threaten", "agree"})
_HARM = frozenset({"threaten", "assault", "mobilize", "coerce", "sanction"})


def draft_clause(read: Read, index: int, scene: Scene, voice: str | None) -> Draft | None:
    """Return what clause number `index` claims, or None.

    `voice` is the party in whose words the clause stands (reported, quoted or signed), or None for the document's own.
    """
    clause, words = read.clauses[index], read.words
    if not asserted(read, index):
        return None
    proposed = term(read, index, scene)
    if proposed is not None:
        return proposed
    source, target = roles(read, clause, scene)
    told = _in_order(read, clause)
    spelt = not scene.codebook.parties
    fit = judge(told, span(words, source), span(words, target), spelt)
    if fit is None and target and is_deed(read, target):
        fit = judge(told, span(words, source), None)  # held a joint exercise: the deed is no target
    if _denied(read, clause):
        return _refusal(read, index, fit, voice)
    if fit is None or fit.chance < LEAST_CHANCE:
        return left_open(read, index, scene, voice)
    if fit.found.features.get("denied") or _heralds(read, index) or _mentions(read, clause, fit, voice):
        return None  # what nobody did, what the next clause says, what was only spoken about
    actors, targets = _named(read, clause, source, target, scene)
    actors, targets = _voiced(fit, actors, targets, clause, _to_whom(read, clause, fit) or voice, words)
    if targets and words.lemmas[clause.verbs.head] in _BLAME and voice in actors:
        fit = fit._replace(action="accuse")
    if not actors and not (clause.verbs.passive and targets) and not _unnamed(read, clause, fit):
        return None
    first, last = extent(read, index)
    targets = [one for one in targets if one not in actors and not one.startswith(("each other", "one another"))]
    known = {party.id for party in scene.codebook.parties}
    draft = Draft(
        actors, targets, fit.action, fit.chance, fit.found.pattern.weight, index, first, last,
        party_meant=bool(known & set(targets)) or (not known and _somebody_meant(read, clause, target)),
        mutual=_mutual(read, clause, target), trigger=_trigger(fit, words.lemmas[clause.verbs.head]),
    )  # fmt: skip
    return _settled(redressed(draft, words.lemmas[clause.verbs.head], words), fit, words, voice)


def _named(
    read: Read, clause: Clause, source: Group | None, target: Group | None, scene: Scene
) -> tuple[list[str], list[str]]:
    """Who the two noun groups name; without a codebook a target that names nobody stays in its words."""
    words = read.words
    actors = named_by(read, source, scene)
    scene.doer = actors[0] if actors and not clause.verbs.passive else None
    targets = named_by(read, target, scene)
    scene.doer = None
    if not scene.codebook.parties and target and not targets:
        targets = [words.text[words.starts[target[0]] : words.ends[target[1] - 1]]]
    return actors, targets


def _somebody_meant(read: Read, clause: Clause, target: Group | None) -> bool:
    """Tell a target that is somebody from a matter, where no parties are known: `A and B praised C`, `met with C`."""
    if target is None or not (target[0] == clause.verbs.end or read.words.lower[target[0] - 1] == "with"):
        return False
    return not is_deed(read, target) and is_agent(read.words, target)


def _mutual(read: Read, clause: Clause, target: Group | None) -> bool:
    """`exchanged fire`, `clashed`: done to each other, where nobody else is meant."""
    after = read.words.lower[clause.verbs.end : clause.end]
    if clause.subject and "between" in read.words.lower[slice(*clause.subject)]:
        return not (target and is_agent(read.words, target))  # talks between two broke down
    if ("each" in after and "other" in after) or ("one" in after and "another" in after):
        return True
    return read.words.lemmas[clause.verbs.head] in JOINT and not (target and is_agent(read.words, target))


def _unnamed(read: Read, clause: Clause, fit: Fit) -> bool:
    """A deed told plainly whose author is a pronoun that cannot be resolved, or is left out by the passive."""
    words, group = read.words, clause.subject
    lemma = words.lemmas[clause.verbs.head]
    said = fit.found.pattern.text.replace("|", " ").replace(":", " ").split()
    plain = fit.chance > 0.6 and lemma in said and "M" not in words.tags[clause.verbs.start : clause.verbs.end]
    if group is None or not plain or clause.kind not in ("main", "joined", "relative"):
        return False
    if clause.verbs.passive:
        return "X" not in words.tags[clause.verbs.start : clause.verbs.end]
    if fit.action == "assault" and words.lemmas[group[1] - 1] in _WEAPONS:
        return True
    spoken = words.lower[group[0]] == "it" and fit.action in _VOICED
    return spoken or (words.tags[group[0]] in "OP" and words.lower[group[0]] not in _ANYBODY)


def _head_words(fit: Fit) -> list[str]:
    return fit.found.pattern.text.split()[0].split(":")[0].split("|")


def _in_order(read: Read, clause: Clause) -> Words:
    """The words of a clause as if it were active: what is eased, signed or rejected stands behind the verb."""
    subject = [clause.subject] if clause.subject else []
    verbs, rest = (clause.verbs.start, clause.verbs.end), (clause.verbs.end, clause.end)
    return part(read.words, [verbs, *subject, rest] if clause.verbs.passive else [*subject, verbs, rest])


def _mentions(read: Read, clause: Clause, fit: Fit, voice: str | None) -> bool:
    """`spoke about tariffs`: nothing was done to anybody."""
    tag = read.words.tags[clause.subject[0]] if clause.subject else ""
    head = read.words.lemmas[clause.verbs.head]
    if voice is None and (head == "hope" or fit.found.pattern.text.startswith("have ~2 right")):
        return True  # what the writer takes for somebody's hope
    if clause.kind == "participle" and read.words.lower[clause.verbs.start - 1] == "by":
        over = [draft.action for draft in read.drafts if draft.clause == clause.governor]
        return bool(set(over) & {"accuse", "request", "threaten"})  # accused them of fuelling it by sending …
    if head == "write" and read.clauses[-1].kind == "reported":
        return True  # wrote to them that …
    bare = read.words.tags[clause.verbs.end : clause.verbs.end + 2]
    if fit.action == "accuse" and bare[:1] in tuple(",C") and bare[1:] in tuple("VE") and not says(read.words, clause):
        return True  # regrets, deplores and monitors: at nobody
    if head == "ask" and _only_pronoun(read.words.tags, clause.verbs.end):
        return True  # they ask it daily: nothing that is told here
    if tag == "G":  # freezing the lines is unacceptable to them
        return fit.action != "reject" or "B" not in read.words.tags[clause.verbs.start : clause.verbs.end]
    return head in _MENTIONING and fit.found.features.get("noun", 0) > 0 and fit.action != "consult"


def _only_pronoun(tags: str, at: int) -> bool:
    return tags[at : at + 1] == "O" and tags[at + 1 : at + 2] in tuple(",.;CRN")


_ISSUING = listed("drafts.issuing")


def _heralds(read: Read, index: int) -> bool:
    """`issued an ultimatum demanding …`: what was issued stands in the clause that follows at once."""
    following = read.clauses[index + 1 : index + 2]
    begins = [one.verbs for one in following if one.kind == "participle" and one.verbs.gerund]
    if not begins or begins[0].start != begins[0].head or read.words.tags[begins[0].start - 1] != "N":
        return False
    named = begins[0].start - 1  # the accord with the government seeking help: nothing that the government was issued
    return (
        not is_agent(read.words, (named, named + 1)) and read.words.lemmas[read.clauses[index].verbs.head] in _ISSUING
    )


def _existential(read: Read, clause: Clause) -> bool:
    """`there will be no amnesty`."""
    start, end = clause.verbs.start, clause.verbs.end
    return "there" in read.words.lower[start : clause.verbs.head] and "no" in read.words.lower[end : end + 2]


def _denied(read: Read, clause: Clause) -> bool:
    return _existential(read, clause) or (clause.subject is not None and read.words.lower[clause.subject[0]] in _NOBODY)


def _refusal(read: Read, index: int, fit: Fit | None, voice: str | None) -> Draft | None:
    """`there will be no truce until …`, `nobody on this quay will obey`: who says so refuses, or sets a condition."""
    if voice is None:
        return None
    clause = read.clauses[index]
    if any(draft.clause == clause.governor for draft in read.drafts) and clause.kind == "reported":
        return None  # what was insisted on is told already
    first, last = extent(read, index)
    if (
        _BARRED & set(read.words.lower[clause.verbs.start : clause.end])
        or "without" in read.words.lower[: clause.front]
    ):
        return Draft([voice], [], "request", 0.9, 9.0, index, first, last, "precondition")
    if fit is None:
        bare = read.words.tags[clause.verbs.head] in "BHM" and not _existential(read, clause)
        return None if bare else Draft([voice], [], "reject", 0.8, 8.0, index, first, last)
    if fit.chance < LEAST_CHANCE or fit.action not in COOPERATIVE | {"reject"}:
        return None
    return Draft([voice], [], "reject", fit.chance, fit.found.pattern.weight, index, first, last)


def _to_whom(read: Read, clause: Clause, fit: Fit) -> str | None:
    """`unacceptable to Moscow`, `For Kyiv, that is out of the question`: the party that finds it so."""
    if fit.action != "reject" or "B" not in read.words.tags[clause.verbs.start : clause.verbs.end]:
        return None
    for mention in read.mentions:
        before = read.words.lower[mention.start - 1] if mention.start else ""
        if before in ("to", "for") and (mention.start >= clause.verbs.end or mention.start <= 2):
            return mention.party
    return None


_BARRED = listed("drafts.barred")
_NOBODY = listed("drafts.nobody")


def _trigger(fit: Fit, head: str) -> str:
    found = fit.found.features
    if head in _head_words(fit):
        return "head"
    return next((sign for sign in ("infinitive", "gerund", "noun") if found.get(sign)), "other")


_BLAME = listed("drafts.blame")
_OUGHT = listed("drafts.ought")
_MENTIONING = listed("drafts.mentioning")
_ANYBODY = frozenset(
    {"i", "we", "it", "one", "you", "this", "that", "nobody", "everyone", "everybody", "anyone", "anybody"}
)
_WEAPONS = listed("drafts.weapons")


def _voiced(
    fit: Fit, actors: list[str], targets: list[str], clause: Clause, voice: str | None, words: Words
) -> tuple[list[str], list[str]]:
    """Who demands when somebody says that another must; who judges when a thing is said to be so."""
    trigger = fit.found.pattern.text.split()[0].split("|")[0].split(":")[0]
    lemma = words.lemmas[clause.verbs.head]
    ought = fit.action == "request" and (
        trigger in _OUGHT or bool(_OUGHT & set(words.lower[clause.verbs.start : clause.verbs.end]))
    )
    blame = lemma in _BLAME and (fit.action == "accuse" or (voice is not None and actors[:1] != [voice]))
    if ought or blame:
        if voice is None or (clause.subject and words.lower[clause.subject[0]] in ("one", "you")):
            return [], []
        return [voice], [one for one in actors if one != voice]
    if not actors and voice is not None and fit.action in _VOICED and clause.kind != "relative":
        return ([], []) if is_somebody_else(words, clause) else ([voice], targets)
    return actors, targets


def _settled(draft: Draft, fit: Fit, words: Words, voice: str | None) -> Draft | None:
    """What the guide of the reading set decides: failures without an author are none, open doors are hedged."""
    lemmas = words.lemmas[draft.first : draft.last]
    text = fit.found.pattern.text
    if draft.action == "consult" and ["arrive", "with"] in (lemmas[at : at + 2] for at in range(len(lemmas))):
        return None  # with a map: sets a scene
    if text.startswith("stop:v short") or (draft.action == "reject" and _left_open(words, draft)):
        return None
    if draft.action == "support" and text.startswith("agree:v") and "to" in lemmas and voice is None:
        return replace(draft, action="agree")  # agreed to a truce: accepts it
    if draft.action == "coerce" and _CUTS & set(lemmas):
        return replace(draft, action="sanction")  # a reading set counts a tariff among what reduces relations
    if draft.action == "agree" and {"under", "no"} <= set(words.lower[max(0, draft.first - 5) : draft.first]):
        return replace(draft, action="reject", how="red_line")  # under no circumstances will …
    advised = draft.action == "reject" and bool({"should", "ought"} & set(lemmas[:4]))
    if voice is None and (advised or ({"can", "cannot"} & set(lemmas) and "without" in lemmas)):
        return None  # it should resist; she cannot lower it without something to show: what the writer thinks
    if draft.action == "accuse" and fit.found.pattern.weight < 7.0 and draft.trigger != "head":
        return None  # nothing to hide
    if draft.action == "request" and draft.trigger == "head" and _TALKING & set(lemmas[:5]) and "want" in lemmas[:3]:
        return None  # I want to say plainly
    if draft.action == "reject" and {"reach", "agreement"} <= set(lemmas) and len(draft.actors) > 1:
        return None
    if "rule|exclude" in text:
        left = next((at for at in range(draft.first, draft.last) if words.lemmas[at] in _LEFT_OPEN), draft.first)
        harmful = judge(part(words, [(left + 1, draft.last)]), None, None)
        hostile = (harmful is not None and harmful.action in _HARM) or bool(_ARMS & set(lemmas))
        return replace(
            draft, action="threaten" if hostile else "agree", how="threat" if hostile else "position", hedged=True
        )
    return draft


def _left_open(words: Words, draft: Draft) -> bool:
    """`gave no answer`, `did not say yes`, `has neither endorsed nor disowned it`: neither yes nor no."""
    lemmas = words.lemmas[draft.first : draft.last]
    if (
        {"comment", "reply"} & set(lemmas)
        or ("answer" in lemmas and "to" not in lemmas)
        or {"say", "yes"} <= set(lemmas)
    ):
        return True
    around = words.lower[: draft.last + 4]
    return {"neither", "nor"} <= set(around) and bool(_YES & set(words.lemmas)) and bool(_NO & set(words.lemmas))


_YES = listed("drafts.yes")
_NO = listed("drafts.no")
_CUTS = listed("drafts.cuts")
_ARMS = listed("drafts.arms")
_LEFT_OPEN = frozenset({"rule", "exclude"})
_TALKING = frozenset({"say", "stress", "add", "thank", "tell", "clear"})
