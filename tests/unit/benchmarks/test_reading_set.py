"""The annotated reading set is sound, and its check notices when it is not."""

import copy

import pytest

from benchmarks.reading import check_set


@pytest.fixture(scope="module")
def halves() -> dict[str, list[check_set.Document]]:
    loaded = {half: check_set.load(half) for half in check_set.HALVES}
    return {half: documents for half, documents in loaded.items() if documents}


def test_every_document_of_both_halves_is_without_fault(halves):
    faults = [
        fault
        for half, documents in halves.items()
        for document in documents
        for fault in check_set.faults_of_document(document, half)
    ]
    assert faults == []


def test_the_halves_share_no_document_talk_or_wording(halves):
    assert list(check_set.faults_between(halves["tuning"], halves.get("held_out", []))) == []


def test_the_set_holds_more_than_three_hundred_sentences_about_at_least_eight_talks(halves):
    documents = [document for half in halves.values() for document in half]
    assert sum(len(document["sentences"]) for document in documents) >= 320
    assert len({document["talk"] for document in documents}) >= 8


def test_all_fifteen_actions_stand_in_each_half(halves):
    for documents in halves.values():
        assert len({claim["action"] for document in documents for claim in document["claims"]}) == 15


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("end", 10_000, "is not the quote"),
        ("action", "declare", "action is 'declare'"),
        ("modality", "hope", "modality is 'hope'"),
        ("actor", "atlantis", "neither a party"),
        ("issue", "weather", "is no issue"),
        ("option", "sunny", "is no option"),
        ("attribution", ["norva"], "does not end with the document"),
    ],
)
def test_a_damaged_claim_is_told(halves, field, value, told):
    document = copy.deepcopy(halves["tuning"][0])
    document["claims"][0][field] = value
    assert told in " ".join(check_set.faults_of_document(document, "tuning"))


def test_a_document_in_both_halves_is_told(halves):
    faults = " ".join(check_set.faults_between(halves["tuning"], halves["tuning"]))
    assert "id t01 stands in both halves" in faults
    assert "talk herring stands in both halves" in faults
