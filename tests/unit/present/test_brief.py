"""The brief as a file: sound, complete, in order, and nothing from outside in it."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from armistice import api
from armistice._base.errors import UsageError
from armistice.dossier.case import Choice
from armistice.present.brief import document, render_html, render_markdown, write
from armistice.present.document import Table
from armistice.present.plain import visible
from armistice.present.reading import Beside
from tests.reference import valley

ROOT = Path(__file__).parents[3]
VOID = {"meta", "br", "col", "hr", "img"}
HOSTILE = (
    "<script>alert(1)</script><svg onload=alert(2)><img src=https://evil.example/x.png onerror=alert(3)>"
    "\"'/><!--\x1b[2J\x9b31m\u202e{{7*7}}{% raw %}</style></title>]]>&amp;| `x` [a](javascript:alert(4)) سلام 停戦"
)


class Page(HTMLParser):
    """Checks that every tag is closed in order, and gathers what a reader sees and what a browser obeys."""

    def __init__(self, page: str):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.attributes, self.text, self.headings = [], [], [], [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.text.append(data)
        if self.open and self.open[-1] == "h2":
            self.headings.append(data)


def assert_sound(page: str) -> Page:
    read = Page(page)
    assert read.open == []
    assert not {"script", "link", "iframe", "object", "embed", "base", "form", "img", "foreignobject"} & set(read.tags)
    assert not [name for _, name, _ in read.attributes if name.startswith("on") or name in {"src", "xlink:href"}]
    ids = {value for _, name, value in read.attributes if name == "id"}
    links = [(tag, value) for tag, name, value in read.attributes if name == "href"]
    assert all(tag == "a" and value[0] == "#" and value[1:] in ids for tag, value in links)  # within the page alone
    assert not re.search(r"url\(|@import|expression\(", page)
    return read


@pytest.mark.parametrize("name", valley.ALL)
@pytest.mark.parametrize("audience", ["team", "share"])
def test_a_brief_is_one_sound_page_with_nothing_from_outside(name, audience):
    page = render_html(valley.case(), valley.ALL[name](), audience=audience)
    assert_sound(page)
    assert "://" not in page


def test_the_parts_stand_in_the_order_of_reading():
    read = Page(render_html(valley.case(), valley.holding_out()))
    assert read.headings == [
        "Who wants what",
        "What is on the table",
        "What each can get, and what it waits for",
        "The deal space",
        "What kind of deadlock it is",
        "What somebody could do",
        "Who else is at the table",
        "Judgements used, and which are assumed",
    ]


def test_a_brief_without_a_conflict_and_without_proposals_leaves_out_what_is_not_there():
    case = replace(valley.peaceful_case(), proposals={}, levers={}, red_lines={}, rules={}, linkages={})
    assessment = replace(valley.within_reach(), proposals={}, frontier_without_red_lines=(), gives_in=None)
    read = assert_sound(render_html(case, assessment))
    assert "What is on the table" not in read.headings
    assert "hold-out" not in " ".join(read.text).lower()


@pytest.mark.parametrize("audience", ["team", "share"])
def test_a_hostile_case_stays_text_in_html(audience):
    case = valley.rewritten(valley.case(), lambda text: f"{text} {HOSTILE}")
    page = render_html(case, valley.holding_out(), audience=audience, marking=HOSTILE)
    read = assert_sound(page)
    shown = " ".join(read.text)
    for text in ("The valley talks", "Northland", "Whole valley recognised", "recognition as an equal"):
        assert visible(f"{text} {HOSTILE}") in shown
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert "49" not in re.findall(r"\{\{(.*?)\}\}", page)


def test_a_hostile_case_stays_text_in_markdown():
    case = valley.rewritten(valley.case(), lambda text: f"{text} {HOSTILE}")
    said = render_markdown(case, valley.holding_out(), marking=HOSTILE)
    assert "<" not in said.replace("\\<", "").replace("<br>", "")
    assert "](" not in said.replace("\\](", "")
    assert "://" not in said.replace("\\://", "")
    assert "\x1b" not in said
    for table in re.findall(r"(?:^\|.*\n)+", said, flags=re.M):
        bars = {re.sub(r"\\\\|\\\|", "", line).count("|") for line in table.splitlines()}
        assert len(bars) == 1


def test_a_hostile_report_stays_text():
    """Words, outlet, title and file name come from anywhere."""
    beside = Beside(said=valley.said(f"we refuse [^1]: {HOSTILE}", f"Wire {HOSTILE}"))
    case = valley.rewritten_because(valley.case(), ("c-1", "c-2"))
    page = render_html(case, valley.holding_out(), beside=beside)
    assert visible(HOSTILE)[:60] in " ".join(assert_sound(page).text)
    assert "\x1b" not in page
    said = render_markdown(case, valley.holding_out(), beside=beside)
    assert "<" not in said.replace("\\<", "").replace("<br>", "")
    assert "](" not in said.replace("\\](", "")
    assert set(re.findall(r"^\[\^(\d+)\]:", said, re.M)) == {"1", "2"}
    assert said.count("[^1]:") == 1


def test_texts_of_ten_thousand_characters_are_printed_whole():
    case = valley.rewritten(valley.case(), lambda text: text + "x" * 10_000)
    read = assert_sound(render_html(case, valley.holding_out()))
    assert "Northland" + "x" * 10_000 in " ".join(read.text)


@pytest.mark.parametrize("render", [render_html, render_markdown])
@pytest.mark.parametrize("audience", ["team", "share"])
def test_legal_status_is_printed_wherever_the_option_is(render, audience):
    said = render(valley.case(), valley.holding_out(), audience=audience)
    for issue in (issue for issue in valley.case().issues.values() if isinstance(issue, Choice)):
        for option in (option for option in issue.options if option.note):
            assert option.title in said
            assert said.count(option.title) == said.count(f"{option.title} ({option.note})")


def test_what_rests_on_no_claim_is_marked_and_what_rests_on_one_is_not():
    said = render_markdown(valley.case(), valley.holding_out())
    assert "Refuses Whole valley recognised (contested under the charter)<br>" in said
    assert "Values most Valley back under Southland *assumed*" in said
    assert "Its terms as given here rest on no claim *assumed*" in said


def test_where_nothing_rests_on_a_claim_the_table_of_judgements_says_so_once():
    bare = valley.rewritten_because(valley.case(), ())
    said = render_markdown(bare, valley.holding_out())
    table = said[said.index("**Importance of each issue") : said.index("**Red lines, and how firm")]
    assert "; all assumed" in table
    assert "*assumed*" not in table


def test_the_mark_stands_on_the_page_and_in_the_margin_of_every_printed_one():
    page = render_html(valley.case(), valley.holding_out(), marking='Restricted "A"; }')
    assert '<p class="mark">Restricted &#34;A&#34;; }</p>' in page
    assert '@top-left{content:"Restricted\\20 \\22 A\\22 \\3b \\20 \\7d "' in page


def test_every_picture_has_its_label_and_a_table_that_says_the_same():
    figures = [
        block
        for section in document(valley.case(), valley.holding_out()).sections
        for block in section.blocks
        if block.kind == "figure"
    ]
    assert len(figures) == 2
    for figure in figures:
        assert 'role="img"' in figure.wide
        assert 'aria-label="' in figure.narrow
        assert isinstance(figure.table, Table)
        assert figure.table.rows


def test_markdown_says_what_html_says():
    read = Page(render_html(valley.case(), valley.no_room()))
    said = render_markdown(valley.case(), valley.no_room()).replace("\\", "")
    for heading in read.headings:
        assert f"## {heading}" in said
    for sentence in ("The nearest one leaves short Northland by 6 points", "crosses a red line or breaks a rule"):
        assert sentence in " ".join(read.text)
        assert sentence in said


def test_more_than_two_signers_and_forty_proposals_fit():
    case = valley.case()
    many = {f"p{k}": replace(case.proposals["north_1"], id=f"p{k}") for k in range(40)}
    views = dict.fromkeys(many, valley.holding_out().proposals["north_1"])
    page = render_html(replace(case, proposals=many), replace(valley.holding_out(), proposals=views))
    assert "Z · Northland" in page
    assert "40 · Northland" in page


@pytest.mark.parametrize("ending", [".html", ".md", ".HTM", ".markdown"])
def test_the_ending_says_how_it_is_written(tmp_path, ending):
    file = tmp_path / f"brief{ending}"
    first, second = write(valley.case(), valley.holding_out(), file)
    assert first.startswith("There is room, but holding out pays")
    assert second.endswith("of carrying on.")
    assert file.read_text(encoding="utf-8").startswith("*Team" if ending[1] == "m" else "<!doctype html>")


def test_another_ending_or_audience_is_refused_and_nothing_written(tmp_path):
    with pytest.raises(UsageError, match=r"as \.html, \.md or \.pdf"):
        write(valley.case(), valley.holding_out(), tmp_path / "brief.docx")
    with pytest.raises(UsageError, match="for 'team' or 'share'"):
        write(valley.case(), valley.holding_out(), tmp_path / "brief.md", audience="press")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["camp-david-1978", "panama-canal-1977", "ukraine-talks"])
@pytest.mark.parametrize("audience", ["team", "share"])
def test_every_example_becomes_a_sound_brief(name, audience):
    case = api.load(ROOT / "examples" / name)
    assert_sound(render_html(case, api.assess(case), audience=audience))


def test_where_packages_are_worth_the_same_the_brief_says_how_many_they_are():
    told = replace(valley.holding_out(), frontier_total=14, frontier_packages=16, frontier_alike=(3, *[1] * 13))
    said = render_markdown(valley.case(), told).replace("\\", "")
    assert "16 of 5,148 admissible packages are on the frontier" in said
    assert "Those worth the same to everybody share one of its 14 points." in said
    row = next(line for line in said.splitlines() if "Others worth the same" in line)
    assert [part.strip() for part in row.strip("|").split("|")][1:] == [
        "2",
        "none",
        "none",
        "not counted",
        "not counted",
    ]


def test_where_no_two_packages_are_worth_the_same_the_brief_says_nothing_of_it():
    told = replace(valley.holding_out(), frontier_total=14, frontier_packages=14, frontier_alike=(1,) * 14)
    said = render_markdown(valley.case(), told).replace("\\", "")
    assert "14 of 5,148 admissible packages are on the frontier" in said
    assert "worth the same" not in said
