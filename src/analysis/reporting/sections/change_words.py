"""Sentences about change that say no more than the interval does."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.disclosure import SafeChange
from analysis.reporting.context import Context
from analysis.texts import N_


def answer(context: Context, change: SafeChange) -> str:
    """The answer in one sentence: rose, fell, no clear change, or why there is none."""
    say = context.texts.say
    outcome, found = change.outcome, change.change.estimate
    name = f"{context.scales[outcome.scale]} ({context.groups[outcome.group].lower()})"
    if found.value is None or found.low is None or found.high is None:
        return say("{name}: too few people answered for a result to be shown.", name=name)
    values = {
        "name": name,
        "before": context.value(change.before.estimate.value or 0, share=change.share),
        "after": context.value(change.after.estimate.value or 0, share=change.share),
        "change": context.points(found.value, share=change.share),
        "interval": interval(context, change),
        "base": base(context, change),
    }
    clear = "up" if found.low > 0 else "down" if found.high < 0 else "none"
    return say((_SHARES if change.share else _MEANS)[clear], **values)


def interval(context: Context, change: SafeChange) -> str:
    """The 95 % interval of the change, ``+0.10 … +0.55``."""
    found = change.change.estimate
    ends = (context.points(end or 0, share=change.share) for end in (found.low, found.high))
    return " … ".join(ends)


def base(context: Context, change: SafeChange) -> str:
    """How many people: matched ones, or both groups."""
    say = context.texts.say
    if change.outcome.design == "paired":
        return say("n = {n}", n=context.count(change.change.n))
    before, after = (context.count(n) for n in change.answered)
    return say("n = {before} and {after}", before=before, after=after)


def limits(context: Context, changes: Sequence[SafeChange]) -> list[str]:
    """What the comparison cannot tell."""
    say = context.texts.say
    designs = {change.outcome.design for change in changes}
    found = []
    if "paired" in designs:
        found.append(
            say(
                "The same people are compared at both times; only those who answered both are "
                "counted."
            )
        )
    if "independent" in designs:
        found.append(
            say(
                "The answers cannot be joined by person: two groups of answers are compared, and "
                "they need not be the same people."
            )
        )
    found.append(
        say("There is no comparison group, so a change cannot be said to be due to the project.")
    )
    return found


_MEANS = {
    "up": N_(
        "{name}: the mean rose from {before} to {after} (change {change}, 95 % confidence "
        "interval {interval}, {base})."
    ),
    "down": N_(
        "{name}: the mean fell from {before} to {after} (change {change}, 95 % confidence "
        "interval {interval}, {base})."
    ),
    "none": N_(
        "{name}: no clear change; the mean was {before} before and {after} after (change {change}, "
        "95 % confidence interval {interval}, {base})."
    ),
}
_SHARES = {
    "up": N_(
        "{name}: the share is higher after ({after}) than before ({before}); difference {change} "
        "percentage points, 95 % confidence interval {interval}, {base}."
    ),
    "down": N_(
        "{name}: the share is lower after ({after}) than before ({before}); difference {change} "
        "percentage points, 95 % confidence interval {interval}, {base}."
    ),
    "none": N_(
        "{name}: no clear difference between before ({before}) and after ({after}); difference "
        "{change} percentage points, 95 % confidence interval {interval}, {base}."
    ),
}
