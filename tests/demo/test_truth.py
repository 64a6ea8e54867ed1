"""The truth is complete, and is what the files hold."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from analysis.demo.levels import EFFECTS, draw_levels, members
from analysis.demo.people import make_people

_BY_SCALE = {effect.scale: effect for effect in EFFECTS}


def test_every_person_is_in_the_truth(demo):
    people = {row["person"] for row in demo.truth("people")}
    answered = {row["person"] for row in demo.truth("answers") if row["kind"] != "test"}
    attended = {row["person"] for row in demo.truth("attendance")}
    assert answered | attended <= people
    assert len(people) == 250


def test_the_groups_have_their_sizes(demo):
    groups = Counter(row["groups"] for row in demo.truth("people"))
    assert groups == {
        "immigrants": 150,
        "professionals": 40,
        "professionals organisers": 20,
        "employers": 40,
    }


def test_names_addresses_and_codes_are_unlike(demo):
    people = demo.truth("people")
    for column in ("name", "email", "code"):
        assert len({row[column] for row in people}) == len(people)
    assert all(row["email"].endswith(("@example.org", "@example.com")) for row in people)


def test_every_row_of_a_survey_export_has_an_owner(demo):
    owned: dict[str, list[int]] = {}
    for row in demo.truth("answers"):
        owned.setdefault(row["file"], []).append(int(row["row"]))
    for file, rows in demo.surveys().items():
        assert owned[file] == list(range(2, len(rows) + 1))


def test_the_owners_address_stands_in_the_row(demo):
    emails = {row["person"]: row["email"] for row in demo.truth("people")}
    surveys, found = demo.surveys(), 0
    for answer in demo.truth("answers"):
        cells = surveys[answer["file"]][int(answer["row"]) - 1]
        addresses = [cell.strip().lower().replace("+digimesh", "") for cell in cells if "@" in cell]
        if answer["person"] and addresses:
            assert emails[answer["person"]] in addresses[0]
            found += 1
    assert found > 1000


def test_the_last_of_a_persons_answers_counts(demo):
    answers = demo.truth("answers")
    key = [(a["person"], a["wave"], a["event"]) for a in answers if a["kind"] == "answer"]
    assert len(key) == len(set(key))
    assert {
        (a["person"], a["wave"], a["event"]) for a in answers if a["kind"] == "duplicate"
    } <= set(key)


def test_a_person_joins_as_often_as_the_report_shows(demo):
    """In Zoom every row below the header is a join; in Teams those of the third section."""
    joins = Counter()
    for row in demo.truth("attendance"):
        joins[row["event"]] += int(row["joins"])
    reports = sorted(path.name for path in (demo.folder / "attendance").iterdir())
    shown = [len(_stays(demo.rows(f"attendance/{name}"))) for name in reports]
    assert shown == [joins[event] for event in sorted(joins)]


def _stays(rows):
    last = max(n for n, row in enumerate(rows) if row and row[0].startswith(("Name", "Nimi")))
    return [row for row in rows[last + 1 :] if row]


def test_minutes_are_no_longer_than_the_joins_together(demo):
    for row in demo.truth("attendance"):
        assert 0 < float(row["minutes"]) < 200
        assert int(row["joins"]) in (1, 2)


@pytest.mark.parametrize("row", range(8))
def test_the_effects_have_the_sizes_declared(demo, row):
    effect = demo.truth("effects")[row]
    spread = _BY_SCALE[effect["scale"]].change_spread
    declared, change, people = (float(effect[n]) for n in ("declared", "change", "people"))
    assert abs(change - declared) < 3 * spread / people**0.5
    assert change == pytest.approx(
        float(effect["level_to"]) - float(effect["level_from"]), abs=0.0002
    )
    assert abs(float(effect["score_change"])) < abs(change) + 0.01


def test_all_effects_are_in_the_truth(demo):
    assert len(demo.truth("effects")) == sum(len(effect.changes) for effect in EFFECTS) == 8


def test_levels_come_close_to_those_declared(demo):
    levels = demo.truth("levels")
    assert len(levels) == sum(len(effect.waves) for effect in EFFECTS)
    for row in levels:
        spread = _BY_SCALE[row["scale"]].spread
        declared, level, people = (float(row[n]) for n in ("declared", "level", "people"))
        assert abs(level - declared) < 4 * spread / people**0.5, row


def test_activity_is_scored_from_nought(demo):
    """Its options are coded 0 to 4; those of the other scales 1 to 5."""
    rows = [row for row in demo.truth("levels") if row["scale"] == "networking_activity"]
    assert [round(float(row["declared"]), 4) for row in rows] == [1.2, 1.7, 1.5]
    assert all(abs(float(row["score"]) - float(row["level"])) < 0.1 for row in rows)


def test_shares_add_up(demo):
    total = Counter()
    for row in demo.truth("shares"):
        total[row["item"]] += float(row["declared"])
    assert dict(total) == {"handbook_use": pytest.approx(1), "hired": pytest.approx(1)}


def test_feedback_comes_from_those_who_were_there(demo):
    present = {(row["event"], row["person"]) for row in demo.truth("attendance")}
    hosts = {(r["event"], r["person"]) for r in demo.truth("attendance") if r["role"] == "host"}
    told = [row for row in demo.truth("answers") if row["wave"] == "feedback"]
    pairs = [(row["event"], row["person"]) for row in told if row["kind"] == "answer"]
    assert len(pairs) == len(set(pairs))
    assert set(pairs) <= present - hosts
    asked = {row["event"]: row for row in demo.truth("feedback")}
    assert len(asked) == 16
    for event, row in asked.items():
        assert int(row["present"]) == len([p for p in present - hosts if p[0] == event])
        assert int(row["answered"]) == len([p for p in pairs if p[0] == event])
        three = sum(int(row[kind]) for kind in ("promoters", "passives", "detractors"))
        assert three == int(row["present"])


def test_platforms_and_kinds_of_events_differ_as_declared(demo):
    rows = demo.truth("feedback")

    def mean(column, **where):
        mine = [r for r in rows if all(r[k] == v for k, v in where.items())]
        people = sum(int(r["present"]) for r in mine)
        return sum(float(r[column]) * int(r["present"]) for r in mine) / people

    assert mean("usability", platform="zoom") == pytest.approx(75, abs=3)
    assert mean("usability", platform="teams") == pytest.approx(63, abs=3)
    assert mean("contacts", kind="networking") == pytest.approx(2.2, abs=0.5)
    assert mean("nps", kind="networking") > mean("nps", kind="info") + 20


def test_with_many_people_the_change_comes_close_to_the_declared():
    people = make_people(seed=3, size=20)
    levels = draw_levels(people, seed=3)
    for effect in EFFECTS:
        ids = [person.id for person in members(people, effect)]
        for before, after, declared in zip(
            effect.waves, effect.waves[1:], effect.changes, strict=False
        ):
            changes = [
                levels[i, effect.scale, after] - levels[i, effect.scale, before] for i in ids
            ]
            assert sum(changes) / len(changes) == pytest.approx(declared, abs=0.06)


def test_those_with_a_low_level_drop_out_more_often(demo):
    people = make_people(seed=22729, size=1.0)
    levels = draw_levels(people, seed=22729)
    waves = {(row["person"], row["wave"]) for row in demo.truth("answers")}
    started = [p.id for p in people if "immigrants" in p.groups and (p.id, "start") in waves]
    start = {i: levels[i, "digital_networking", "start"] for i in started}
    stayed = [level for i, level in start.items() if (i, "end") in waves]
    left = [level for i, level in start.items() if (i, "end") not in waves]
    assert 0.1 < len(left) / len(started) < 0.5
    assert sum(left) / len(left) < sum(stayed) / len(stayed)


def test_the_truth_is_ascii_or_utf8_without_a_mark(demo):
    for file in Path(demo.folder / "truth").iterdir():
        assert not file.read_bytes().startswith(b"\xef\xbb\xbf")
