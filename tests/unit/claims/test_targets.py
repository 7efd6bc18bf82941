"""Who acts on whom, where no parties are known and where they are; each rule in both directions."""

import pytest

from armistice.claims.codebook import Codebook
from armistice.claims.coder import code
from tests.unit.claims.test_traps import BOOK


def pairs(text: str, codebook: Codebook | None = None) -> set[tuple[str | None, str | None]]:
    return {(claim.actor, claim.target) for claim in code(text, "", codebook or Codebook())}


def targets(text: str, codebook: Codebook | None = None) -> set[str | None]:
    return {claim.target for claim in code(text, "", codebook or Codebook())}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Peru accused Chile.", "Chile"),
        ("Peru arrested the miners in the port of a town in Chile.", "the miners"),
        ("Police arrested two drivers near the port.", "two drivers"),
        ("Peru held talks with Chile.", "Chile"),
        ("Peru imposed a tariff on Chile.", "Chile"),
        ("Peru returned a silver mask to Chile.", "Chile"),
        ("Peru condemned the raid by miners.", "miners"),
        ("Peru rejected Chile's demand for a port.", "Chile's demand"),
        ("Peru arrested a handful of miners near the lake.", "a handful of miners"),
        ("Peru demanded that Chile leave the port.", "Chile"),
        ("Peru repeated its demand that Chile leave.", "Chile"),
        ("Police detained at least 30 miners in the port.", "at least 30 miners"),
    ],
)
def test_the_target_is_told_by_how_a_group_stands_and_what_it_names(text: str, target: str) -> None:
    assert any((found or "").startswith(target) for found in targets(text)), targets(text)


def test_what_is_asked_for_has_no_doer_where_none_is_named() -> None:
    assert "Chile" not in targets("Peru demanded that talks begin.")


def test_joint_targets_are_two_and_a_new_clause_is_none() -> None:
    assert pairs("Peru accused Chile and Ecuador.") == {("Peru", "Chile"), ("Peru", "Ecuador")}
    assert ("Peru", "Ecuador") not in pairs("Peru accused Chile and Ecuador welcomed that.")


def test_a_name_in_apposition_belongs_to_the_target() -> None:
    assert ("Peru", "the envoy, Oda Lind") in pairs("Peru accused the envoy, Oda Lind.")
    assert ("Peru", "the envoy") in pairs("Peru accused the envoy, and Oda Lind left.")


def test_what_was_given_in_the_passive_went_to_somebody() -> None:
    assert ("Peru", "Chile") in pairs("The silver mask was returned by Peru to Chile.")
    assert ("Peru", "The miners") in pairs("The miners were arrested by Peru.")


def test_whom_he_meets_is_somebody_else_and_his_spokesman_speaks_for_him() -> None:
    assert ("President Prado", "his Chilean counterpart") in pairs("President Prado accused his Chilean counterpart.")
    assert ("President Prado", "Chile") in pairs("President Prado met Ecuador. His spokesman accused Chile.")


def test_its_neighbour_is_the_other_party() -> None:
    assert ("north", "south") in pairs("Northland accused its neighbour of lying.", BOOK)
    assert ("north", "south") not in pairs("Northland accused its critics of lying.", BOOK)


def test_a_place_is_no_target_where_the_parties_are_known() -> None:
    assert pairs("Northland offered talks in Sudhaven.", BOOK) == {("north", None)}
    assert pairs("Northland offered talks to Sudhaven.", BOOK) == {("north", "south")}


def test_the_one_who_is_to_act_is_the_target_of_a_demand() -> None:
    assert ("north", "south") in pairs("Northland demanded that Southland leave the valley.", BOOK)
    assert ("north", None) in pairs("Northland demanded that the talks begin.", BOOK)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The army led by General Prado attacked Chile.", "The army"),
        ("A delegation waiting in the port met Chile.", "A delegation"),
        ("Peru on March 28 attacked Chile.", "Peru"),
        ("Peru in 2019 attacked Chile.", "Peru"),
        ("Oda Lind, the minister, in a letter accused Chile.", "Oda Lind"),
        ("Army shelling has killed miners.", "Army shelling"),
        ("Army officers shelling Chile met Peru.", "Army officers"),
        ("Peru announced the release of miners held in the port.", None),
        ("Theresa May's plan angered Chile. Chile attacked Peru.", "Chile"),
    ],
)
def test_the_subject_is_found_over_what_stands_between(text: str, actor: str | None) -> None:
    actors = {claim.actor for claim in code(text, "", Codebook())}
    assert actor in actors if actor else "the release" not in {(found or "")[:11] for found in actors}


def test_a_participle_with_its_own_object_is_not_part_of_a_name() -> None:
    assert ("Peru", "Chile") in pairs("Peru passed a resolution condemning Chile.")
    assert any((target or "").startswith("the ruling party") for target in targets("Peru accused the ruling party."))


def test_who_must_act_first_is_the_target_of_a_condition() -> None:
    assert ("north", "south") in pairs("Northland will lift the ban if Southland accepts monitors.", BOOK)
    assert ("north", "south") in pairs("Northland will not sign the truce until Southland leaves the valley.", BOOK)
    assert ("north", "south") not in pairs("Northland will lift the ban if the rain stops in Southland.", BOOK)


def test_two_who_talk_or_fight_are_each_other_s_target() -> None:
    assert {("Peru", "Chile"), ("Chile", "Peru")} <= pairs("Talks between Peru and Chile broke down.")
    assert {("Peru", "Chile"), ("Chile", "Peru")} <= pairs("Peru and Chile exchanged fire along the river.")
    assert {("Peru", "Chile"), ("Chile", "Peru")} <= pairs("Peru and Chile accused each other of lying.")
    assert ("Peru", "Chile") not in pairs("Peru and Chile accused Ecuador of lying.")
    assert {("Peru", "Chile"), ("Chile", "Peru")} <= pairs("Leaders of Peru and Chile met in the port.")
    assert ("Trinidad", "Tobago") not in pairs("The government of Trinidad and Tobago met in the port.")


def test_what_is_done_for_a_purpose_meets_somebody() -> None:
    assert ("Miners", "the owners") in pairs("Miners marched to press the owners for higher wages.")
    assert ("Miners", "the owners") not in pairs("Miners marched to press for higher wages.")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Two aid workers abducted in May were released by miners.", "miners"),
        ("Rebels based in Chile killed two miners.", "Rebels"),
        ("Rebels abducted two miners in Chile.", "Rebels"),
    ],
)
def test_a_participle_that_describes_the_subject_is_not_what_it_did(text: str, actor: str) -> None:
    assert {claim.actor for claim in code(text, "", Codebook())} == {actor}


def test_who_is_sent_acts_and_who_is_arrested_does_not() -> None:
    assert ("Peruvian soldiers", None) not in pairs("Peruvian soldiers were arrested in Chile.")
    assert "Peruvian soldiers" in {actor for actor, _ in pairs("Peruvian soldiers were deployed to guard Chile.")}
    assert "Peruvian soldiers" not in {actor for actor, _ in pairs("Peruvian soldiers were arrested to please Chile.")}


def test_whoever_has_asked_asks_and_whoever_has_to_act_does_not() -> None:
    assert ("Miners", "Peru") in pairs("Miners have urged Peru to resign.")
    assert not pairs("Miners have to leave Peru.")


def test_what_is_handed_over_goes_to_somebody() -> None:
    assert ("Peru", "the owners") in pairs("Peru returned a Chilean mask to the owners.")
    assert ("Peru", "the owners") not in pairs("Peru returned a Chilean mask near the owners.")


def test_what_is_issued_is_told_by_its_participle_and_a_partner_s_wish_is_not_issued() -> None:
    signed = code("Peru signed a pact with the Chilean army seeking help for its ports.", "", Codebook())
    assert ("Peru", "support") in {(claim.actor, claim.action) for claim in signed}
    issued = code("Peru issued a statement condemning Chile.", "", Codebook())
    assert {(claim.actor, claim.target, claim.action) for claim in issued} == {("Peru", "Chile", "accuse")}


def test_a_group_known_as_something_is_still_the_target() -> None:
    assert ("Peru", "the Chilean group") in pairs("Peru suspended aid to the Chilean group known as the Miners.")
    assert ("the Chilean group", "Peru") in pairs("Officials knew that the Chilean group attacked Peru.")


def test_two_who_praise_a_third_mean_the_third_and_two_who_sign_mean_each_other() -> None:
    assert pairs("Peru and Chile praised Ecuador.") == {("Peru", "Ecuador"), ("Chile", "Ecuador")}
    assert pairs("Peru and Chile signed a pact in Quito.") == {("Peru", "Chile"), ("Chile", "Peru")}


def test_a_matter_is_discussed_with_somebody() -> None:
    assert ("Peru", "the envoy") in pairs("Peru discussed Chile with the envoy.")
    assert ("Peru", "the envoy") not in pairs("Peru discussed Chile near the envoy.")
