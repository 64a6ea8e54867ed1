"""How recognisable the people in the tidy tables are, and what to coarsen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.disclosure import SafeAnonymity
from analysis.reporting.blocks import Block, Cell, Heading, Sentence, Table
from analysis.reporting.context import Context
from analysis.texts import N_

# Columns of ``people`` that no question of the data set may ask for.
_TRAITS = {
    "age_at_entry": N_("Age"),
    "arrived": N_("Year of arrival"),
    "education": N_("Education"),
    "gender": N_("Gender"),
    "groups": N_("Target group"),
    "language": N_("Language of the answers"),
    "municipality": N_("Municipality"),
    "partner": N_("Partner"),
}


def anonymity_section(
    context: Context, measured: Sequence[SafeAnonymity], labels: Mapping[str, str]
) -> tuple[Block, ...]:
    """Chapter: k-anonymity and l-diversity by combination of traits; ``labels`` by attribute."""
    say = context.texts.say
    heading = Heading(text=say("Could somebody be recognised"))
    text = say(
        "Traits that are harmless alone can single a person out together. Before data or tables "
        "that cross these traits leave the project, coarsen or leave out the trait named."
    )
    table = Table(
        id="anonymity",
        caption=say("People who are like few others"),
        headers=(
            say("Traits together"), say("Smallest class (k)"), say("Alone in their class"),
            say("In classes that are too small"), say("Fewest values in a class (l)"),
            say("In classes with too few values"), say("Best to coarsen"),
        ),
        rows=tuple(_row(context, one, labels) for one in measured),
        notes=(
            say(
                "Class: people alike in all these traits. k: people in the smallest class; l: how "
                "many values of the trait in brackets it has at least. Best to coarsen: the trait "
                "without which the fewest people are in classes that are too small."
            ),
        ),
    )  # fmt: skip
    return (heading, Sentence(text=text), table)


def _row(context: Context, one: SafeAnonymity, labels: Mapping[str, str]) -> tuple[Cell, ...]:
    say, number = context.texts.say, context.texts.number
    named = {name: say(words) for name, words in _TRAITS.items()} | dict(labels)
    names = [named.get(name, name) for name in one.attributes]
    about = named.get(one.about, one.about)
    best = one.coarsen[0]
    counts = (one.k, one.alone, one.below, one.diversity, one.uniform)
    return (
        context.label(f"{', '.join(names)} ({about})"),
        *(Cell(text=number(count.value), number=True) for count in counts),
        Cell(
            text=say(
                "{trait}: then {n} people",
                trait=named.get(best[0], best[0]),
                n=number(best[1].value),
            )
        ),
    )
