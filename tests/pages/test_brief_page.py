"""The brief in a browser: readable at every width, in print, and to those who do not see it."""

from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe

from armistice.present.brief import render_html
from armistice.present.reading import Beside
from tests.reference import valley

pytestmark = pytest.mark.browser

PAGES = {
    "holding_out": lambda: render_html(valley.case(), valley.holding_out()),
    "no_room_under_red_lines": lambda: render_html(valley.case(), valley.no_room_under_red_lines()),
    "peaceful": lambda: render_html(valley.peaceful_case(), valley.within_reach()),
    "share": lambda: render_html(valley.case(), valley.holding_out(), audience="share"),
}


def cited(words: str = "it rejects any ceasefire") -> str:
    """A brief whose every judgement has its footnotes."""
    case = valley.rewritten_because(valley.case(), ("c-1", "c-2"))
    return render_html(case, valley.holding_out(), beside=Beside(said=valley.said(words)))


PAGES["cited"] = cited
LONG = {
    "cited_long": lambda: cited("word" * 500),
    "long": lambda: render_html(valley.rewritten(valley.case(), lambda text: text + "x" * 3000), valley.holding_out()),
    "turned": lambda: render_html(
        valley.rewritten(valley.case(), lambda text: f"سلام \u202e{text} 停戦"), valley.holding_out()
    ),
}
WIDE, NARROW = 1100, 390

BOXES = """() => [...document.querySelectorAll('svg')]
    .filter(svg => svg.getBoundingClientRect().width > 0).map(svg => ({
    texts: [...svg.querySelectorAll('text')].filter(t => t.textContent.trim()).map(t => {
        const b = t.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom, t.textContent]; }),
    frame: (b => [b.left, b.top, b.right, b.bottom])(svg.getBoundingClientRect())}))"""


@pytest.fixture
def shown(chromium):
    """Open a page of HTML at a width; every request for something else than the page is a failure."""
    contexts = []

    def show(html: str, width: int):
        page = chromium.new_page(viewport={"width": width, "height": 900})
        contexts.append(page)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.set_content(html)
        assert asked == []
        return page

    yield show
    for page in contexts:
        page.close()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_axe_finds_nothing(shown, name, width):
    found = Axe().run(shown(PAGES[name](), width))
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("name", [*PAGES, *LONG])
@pytest.mark.parametrize("width", [320, NARROW, 768, WIDE])
def test_nothing_runs_over_the_edge(shown, name, width):
    page = shown((PAGES | LONG)[name](), width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["holding_out", "no_room_under_red_lines", "peaceful", "turned"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_no_label_of_a_picture_touches_another_or_leaves_it(shown, name, width):
    for picture in shown((PAGES | LONG)[name](), width).evaluate(BOXES):
        texts, (left, top, right, bottom) = picture["texts"], picture["frame"]
        for k, (x, y, x2, y2, text) in enumerate(texts):
            assert min(x - left, right - x2, y - top, bottom - y2) >= -1, text
            for ox, oy, ox2, oy2, other in texts[:k]:
                across, down = min(x2, ox2) - max(x, ox), min(y2, oy2) - max(y, oy)
                assert across <= 1 or down <= 3, (text, other)


def test_text_in_pictures_is_no_smaller_on_a_phone_than_elsewhere(shown):
    for width in (320, NARROW, WIDE):
        page = shown(PAGES["holding_out"](), width)
        heights = page.evaluate(
            "[...document.querySelectorAll('svg text')].map(t => t.getBoundingClientRect().height).filter(h => h > 0)"
        )
        assert min(heights) >= 9.5


@pytest.mark.parametrize(("width", "drawings"), [(NARROW, ["narrow", "narrow"]), (WIDE, ["wide", "wide"])])
def test_each_width_of_paper_has_a_drawing_of_its_own(shown, width, drawings):
    seen = shown(PAGES["holding_out"](), width).evaluate(
        "[...document.querySelectorAll('.wide, .narrow')].filter(e => e.offsetHeight > 0).map(e => e.className)"
    )
    assert seen == drawings


def test_a_number_leads_to_its_claim_and_the_claim_back_to_the_number(shown):
    page = shown(PAGES["cited"](), NARROW)
    page.locator("#who-wants-what .notes a").first.click()
    assert page.evaluate("document.querySelector(':target').textContent").startswith("“it rejects any ceasefire”")
    page.locator("#note-1 .back a").first.click()
    assert page.evaluate("document.querySelector(':target').closest('section').id") == "who-wants-what"


def test_in_print_the_wide_drawing_is_used_on_any_paper(shown):
    page = shown(PAGES["holding_out"](), NARROW)
    page.emulate_media(media="print")
    seen = page.evaluate(
        "[...document.querySelectorAll('.wide, .narrow')].filter(e => e.offsetHeight > 0).map(e => e.className)"
    )
    assert seen == ["wide", "wide"]
    assert page.pdf(format="A4").startswith(b"%PDF-")


def test_sides_can_be_told_apart_without_colour(shown):
    """Each side is named beside its marks, and floor, hold-out value, packages and solutions differ in shape."""
    page = shown(PAGES["holding_out"](), WIDE)
    said = page.evaluate("[...document.querySelectorAll('.wide svg')].map(s => s.textContent)")
    assert all("Northland" in picture and "Southland" in picture for picture in said)
    assert page.evaluate("document.querySelectorAll('.wide svg [stroke-dasharray]').length") > 0


def test_a_crowded_deal_space_keeps_its_labels_apart(shown):
    assessment = valley.holding_out()
    crowd = {
        f"p{k}": replace(assessment.proposals["north_1"], values={"north": 50.0 + k, "south": 60.0 - k, "bank": 1.0})
        for k in range(3)
    }
    case = replace(
        valley.case(),
        proposals={id: replace(valley.case().proposals["north_1"], id=id, title=f"Draft number {id}") for id in crowd},
    )
    (_, picture) = shown(render_html(case, replace(assessment, proposals=crowd)), WIDE).evaluate(BOXES)
    titles = [box for box in picture["texts"] if "Draft" in box[4] or box[4] in ("Nash", "Utilitarian")]
    assert len(titles) == 7  # two of them in the legend
    for k, (x, y, x2, y2, _) in enumerate(titles):
        for ox, oy, ox2, oy2, _ in titles[:k]:
            assert min(x2, ox2) <= max(x, ox) or min(y2, oy2) <= max(y, oy)
