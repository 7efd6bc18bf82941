"""The case file as pydantic models: the shape a file must have, and the JSON Schema an editor checks it with."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StrictBool
from pydantic_core import PydanticCustomError

from armistice._base.ids import PATTERN, is_id
from armistice.dossier.loading.languages import (
    Changes,
    Cond,
    LevelOf,
    Number,
    Package,
    Signs,
    Terms,
    Values,
    Wants,
    Weights,
    with_languages,
)


def _id(text: str) -> str:
    if not is_id(text):
        raise PydanticCustomError("id", "no id")
    return text


def _or_text(key: str, model: type[BaseModel]) -> BeforeValidator:
    """A text stands for a mapping that holds it under this key alone."""
    return BeforeValidator(lambda it: {key: it} if isinstance(it, str) else it, json_schema_input_type=str | model)


Id = Annotated[str, Field(pattern=f"^{PATTERN}$"), AfterValidator(_id)]
Texts = list[str]


class Model(BaseModel):
    """A part of the file; keys it does not know are faults."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False, defer_build=True)


class InterestModel(Model):
    """What a party needs behind what it says."""

    value: str
    because: Texts = []
    note: str = ""


Interest = Annotated[InterestModel, _or_text("value", InterestModel)]


class PartyModel(Model):
    """Somebody at or around the table."""

    name: str = Field(description="As it is printed.")
    also: Texts = Field(default=[], description="Other names it goes by in reports.")
    signs: Signs = "never"
    role: str = Field(default="", description="Printed, not computed, such as mediator.")
    interests: list[Interest] = Field(default=[], description="What it needs behind what it says; printed.")
    acts_on: dict[str, str] = Field(default={}, description="Whom it acts on, and through what; printed.")


class OptionModel(Model):
    """One option of a choice."""

    title: str
    note: str = Field(default="", description="Its legal status, printed wherever the option is.")
    follows_line: StrictBool = Field(default=False, description="Its worth moves with the line of the war.")
    cues: Texts = Field(default=[], description="Words that betray it in a report.")


class ScaleModel(Model):
    """Equal steps from one end to the other."""

    start: float = Field(alias="from")
    stop: float = Field(alias="to")
    step: float = Field(description="Divides the range.")
    unit: str = ""


class SplitModel(Model):
    """One amount over several uses."""

    total: float
    step: float = Field(description="Divides the total.")
    unit: str = ""
    uses: dict[Id, str] = Field(description="Title by use.")


Option = Annotated[OptionModel, _or_text("title", OptionModel)]


class IssueModel(Model):
    """What is to be settled: exactly one of options, scale, split."""

    title: str
    options: dict[Id, Option] | None = None
    scale: ScaleModel | None = None
    split: SplitModel | None = None
    cues: Texts = Field(default=[], description="Words that betray the issue in a report.")


class PreferencesModel(Model):
    """What the issues are worth to one signer: 0 worst, 100 best on each issue."""

    weights: Weights = None
    values: Values = {}
    walk_away: Number = None


class RedLineModel(Model):
    """What a party says it will never sign."""

    party: str
    never: Cond
    firm: float = Field(default=1.0, description="How likely it is meant, 0 to 1.")
    because: Texts = []
    note: str = ""


class RuleModel(Model):
    """What cannot go together, whoever wants it: {if, then} or {never}."""

    never: Cond = None
    if_: Cond = Field(default=None, alias="if")
    then: Cond = None
    note: str = ""


class LinkageModel(Model):
    """Worth more, or less, together than apart."""

    party: str
    when: Cond
    points: Number


class ProposalModel(Model):
    """What is or was on the table."""

    title: str
    terms: Terms
    by: str | None = None
    date: str | None = Field(default=None, json_schema_extra={"format": "date"})
    because: Texts = []
    note: str = ""


class LineModel(Model):
    """Whole steps that the first side holds, and where it imposes its terms."""

    at: int
    of: int


class WorthModel(Model):
    """A swing on one issue."""

    issue: str
    start: LevelOf = Field(alias="from")
    stop: LevelOf = Field(alias="to")


class BearsModel(Model):
    """How many months of this war a side would bear to get its best package rather than its worst (or `worth`)."""

    months: Number
    worth: WorthModel | None = None


class SideModel(Model):
    """One side of the war."""

    expects: Number = Field(description="Its own chance that the next step goes its way.")
    sure: Number = Field(description="How many observed steps that belief is worth.")
    trend: Number = Field(default=0, description="How much it thinks its chance grows a month.")
    cost: Number = Field(default=None, description="Points of its own 0 to 100 a month.")
    bears: BearsModel | None = None
    patience: Number = Field(default=1, description="What a month later is worth, 0 to 1.")
    imposes: Package


class ObserverModel(Model):
    """The analyst's view of the first side's chance."""

    expects: Number = None
    sure: Number = None
    trend: Number = None


class WarModel(Model):
    """A war between two parties who both sign."""

    between: list[str] = Field(min_length=2, max_length=2, description="The first pushes the line up.")
    line: LineModel
    months_per_step: Number = 1
    horizon_months: float = 240
    settle: Literal["nash", "equal"] = "nash"
    sides: dict[str, SideModel]
    observer: ObserverModel = ObserverModel()
    stalemate: Package


class RaisedModel(Model):
    """A term that raises confidence in compliance."""

    when: Cond
    to: Number


class ConfidenceModel(Model):
    """How likely one side thinks the other keeps its word."""

    other_keeps: Number = 1
    raised: dict[Id, RaisedModel] = {}


class BrokenModel(Model):
    """What a broken deal costs whoever kept it."""

    steps_lost: int = 0


class ComplianceModel(Model):
    """Will the other side keep its word?"""

    sides: dict[str, ConfidenceModel] = {}
    if_broken: BrokenModel = BrokenModel()


class LeverModel(Model):
    """What somebody could do: a named change of this file."""

    title: str
    change: Changes
    by: Texts = []
    note: str = ""


class MoveOptionModel(Model):
    """Something a decision maker can do or leave."""

    title: str
    lever: str | None = Field(default=None, description="The lever that doing it means.")
    note: str = ""


MoveOption = Annotated[MoveOptionModel, _or_text("title", MoveOptionModel)]


class SituationModel(Model):
    """One situation of moves: who can do what, and what each one wants."""

    title: str
    names: dict[str, str] = Field(default={}, description="Printed names of decision makers who are no party.")
    options: dict[Id, dict[Id, MoveOption]] = Field(description="Options by decision maker.")
    cannot: list[Cond] = Field(default=[], description="Settings that make no sense.")
    same: list[Cond] = Field(default=[], description="Settings that meet one of these count as one state.")
    one_way: dict[str, StrictBool] = Field(default={}, description="The value an option keeps once it has it.")
    now: dict[str, StrictBool] = Field(default={}, description="The status quo; what is not named is false.")
    wants: dict[str, Wants] = Field(default={}, description="Conditions by decision maker, most important first.")
    ranks: dict[str, list[list[dict[str, StrictBool]]]] = Field(
        default={}, description="Instead of wants: tiers of states, best first; what is not named is false."
    )
    note: str = ""


class FileModel(Model):
    """A case file of armistice."""

    armistice: Literal[1] = Field(default=1, description="Format version.")
    title: str = "A case"
    as_of: str | None = Field(
        default=None, description="What is known up to this day.", json_schema_extra={"format": "date"}
    )
    parties: dict[Id, PartyModel]
    issues: dict[Id, IssueModel]
    judgements: dict[str, PreferencesModel]
    red_lines: dict[Id, RedLineModel] = {}
    rules: dict[Id, RuleModel] = {}
    linkages: dict[Id, LinkageModel] = {}
    proposals: dict[Id, ProposalModel] = {}
    war: WarModel | None = None
    compliance: ComplianceModel | None = None
    levers: dict[Id, LeverModel] = {}
    moves: dict[Id, SituationModel] = {}


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a case file."""
    described = with_languages(FileModel.model_json_schema(by_alias=True))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **described, "title": "armistice case file"}
