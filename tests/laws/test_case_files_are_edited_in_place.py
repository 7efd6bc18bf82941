"""Editing a case file: what is read back is what was asked for, whatever the layout; nothing else moves."""

from hypothesis import given, settings
from hypothesis import strategies as st

from armistice.dossier.edit import REMOVE, edit
from armistice.dossier.loading.document import scan

KEYS = st.sampled_from(["alpha", "beta", "gamma", "delta", "0", "50", "it's: so"])
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-1000, 1000),
    st.floats(-1e6, 1e6, allow_nan=False),
    st.sampled_from(
        ["plain", "two words", "yes", "null", "12", "2026-01-23", "a: b", "x #y", "", " edge ", "'q'", '"d"']
    ),
    st.text(st.characters(min_codepoint=32, max_codepoint=0x2000, exclude_categories=["Cs", "Cc"]), max_size=8),
)
TREES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(KEYS, inner, max_size=4),
    ),
    max_leaves=12,
)
CASES = st.dictionaries(KEYS, TREES, min_size=1, max_size=4)


def quoted(value, draw):
    """A scalar in one of the ways a person might write it."""
    if value is None:
        return draw(st.sampled_from(["null", "~"]))
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return repr(value)
    double = '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\u0085", "\\N") + '"'
    single = "'" + value.replace("'", "''") + "'"
    ways = [double, single] + ([value] if value in ("plain", "two words") else [])
    return draw(st.sampled_from(ways))


def inline(value, draw):
    gap = draw(st.sampled_from(["", " "]))
    if isinstance(value, dict):
        return "{" + gap + ", ".join(f"{quoted(k, draw)}: {inline(v, draw)}" for k, v in value.items()) + gap + "}"
    if isinstance(value, list):
        return "[" + gap + ", ".join(inline(v, draw) for v in value) + gap + "]"
    return quoted(value, draw)


def written(value, draw, indent=""):
    """The lines of a block mapping or list, with comments and blank lines between."""
    lines = []
    for key, part in value.items() if isinstance(value, dict) else enumerate(value):
        lines += draw(st.sampled_from([[], [], [indent + "# about the next"], ["", "# at the margin"]]))
        head = f"{indent}{quoted(key, draw)}:" if isinstance(value, dict) else f"{indent}-"
        tail = draw(st.sampled_from(["", "", "  # a remark"]))
        if part and isinstance(part, (dict, list)) and draw(st.booleans()):
            deeper = indent + draw(st.sampled_from(["  ", "    "]))
            lines += [head + tail, *written(part, draw, deeper)]
        elif part is None and isinstance(value, dict) and draw(st.booleans()):
            lines.append(head + tail)
        else:
            lines.append(f"{head} {inline(part, draw)}{tail}")
    return lines


@st.composite
def files(draw):
    tree = draw(CASES)
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    end = draw(st.sampled_from([newline, "", newline + "# the end" + newline]))
    return newline.join(written(tree, draw)) + end, tree


def places(node, path=()):
    pairs = node.items() if isinstance(node, dict) else enumerate(node if isinstance(node, list) else ())
    for key, part in pairs:
        yield (*path, key)
        yield from places(part, (*path, key))


def put(node, path, value):
    """The tree as it should be afterwards."""
    if not path:
        return value
    copy = list(node) if isinstance(node, list) else dict(node)
    if len(path) == 1 and value is REMOVE:
        del copy[path[0]]
    else:
        copy[path[0]] = put(copy.get(path[0]) if isinstance(copy, dict) else copy[path[0]], path[1:], value)
    return copy


@settings(max_examples=300, deadline=None)
@given(files(), st.data())
def test_what_is_read_back_is_the_changed_tree(file, data):
    text, tree = file
    assert scan(text).root.plain() == tree
    wanted, changes = tree, {}
    for _ in range(data.draw(st.integers(1, 3))):
        spots = list(places(wanted))
        if not spots:
            break
        path = data.draw(st.sampled_from(spots))
        kind = data.draw(st.sampled_from(["replace", "remove", "add"]))
        if kind == "add":
            holders = [spot[:-1] for spot in spots if isinstance(spot[-1], str)]
            path = (*data.draw(st.sampled_from(holders)), "added") if holders else path
        value = REMOVE if kind == "remove" else data.draw(TREES)
        if (kind == "remove" and len(wanted) == 1 and len(path) == 1) or path in changes:
            continue
        wanted = put(wanted, path, value)
        changes[path] = value
    read = scan(edit(text, changes)).root.plain()
    assert repr(in_order(read)) == repr(in_order(wanted))


def in_order(node):
    """The tree with keys sorted, so that repr also tells 1 from True and 1.0 apart from nothing else."""
    if isinstance(node, dict):
        return {key: in_order(node[key]) for key in sorted(node)}
    if isinstance(node, list):
        return [in_order(part) for part in node]
    return float(node) if isinstance(node, int) and not isinstance(node, bool) else node


@settings(max_examples=100, deadline=None)
@given(files())
def test_a_save_without_a_change_is_byte_for_byte_the_same(file):
    text, tree = file
    assert edit(text, {}) == text
    assert edit(text, {(key,): part for key, part in tree.items()}) == text


@settings(max_examples=150, deadline=None)
@given(files(), st.data())
def test_a_changed_number_moves_nothing_else(file, data):
    text, tree = file
    spots = [path for path in places(tree) if type(at(tree, path)) in (int, float)]
    if not spots:
        return
    path = data.draw(st.sampled_from(spots))
    before, after = repr(at(tree, path)), "77777"
    edited = edit(text, {path: 77777})
    head = next((i for i, (a, b) in enumerate(zip(text, edited, strict=False)) if a != b), len(text))
    assert any(
        edited == text[:start] + after + text[start + len(before) :] for start in range(max(0, head - 5), head + 1)
    )


def at(tree, path):
    for step in path:
        tree = tree[step]
    return tree
