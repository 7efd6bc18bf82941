import pickle
from dataclasses import FrozenInstanceError, field, fields, is_dataclass, replace
from functools import cached_property

import pytest

from armistice._base.frozen import frozen


@frozen
class Place:
    name: str
    east: float = 0.0
    notes: tuple[str, ...] = field(default=(), compare=False, repr=False)

    @cached_property
    def loud(self) -> str:
        return self.name.upper()


@frozen
class Port(Place):
    depth: int = field(default_factory=lambda: 7)


@frozen(eq=False)
class Field:
    values: list[float]


def test_fields_cannot_be_set_added_or_deleted():
    place = Place("here")
    for name in ("name", "east", "unknown"):
        with pytest.raises(FrozenInstanceError):
            setattr(place, name, 1)
    with pytest.raises(FrozenInstanceError):
        del place.name  # pyright: ignore[reportAttributeAccessIssue]


def test_equality_and_hash_go_by_the_compared_fields_of_the_same_class():
    assert Place("here", 1, ("a",)) == Place("here", 1, ("b",))
    assert hash(Place("here", 1, ("a",))) == hash(Place("here", 1, ("b",)))
    assert Place("here", 1) != Place("here", 2)
    assert Place("here") != Port("here")
    assert Place("here") != "here"


def test_without_eq_it_is_equal_to_itself_alone():
    one = Field([1.0])
    assert one != Field([1.0])
    assert len({one, Field([1.0])}) == 2


def test_it_is_a_dataclass_in_every_other_respect():
    assert is_dataclass(Port)
    assert [each.name for each in fields(Port)] == ["name", "east", "notes", "depth"]
    assert replace(Port("here"), depth=9) == Port("here", depth=9)
    assert repr(Port("here")) == "Port(name='here', east=0.0, depth=7)"
    assert pickle.loads(pickle.dumps(Port("here", 2))) == Port("here", 2)
    with pytest.raises(TypeError):
        Place()  # type: ignore[call-arg]


def test_what_is_computed_once_is_kept():
    place = Place("here")
    assert place.loud == "HERE"
    assert place.loud is place.loud
