"""Invented German prose: words of our own, put together at random from a seed."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from bench import words


@dataclass(frozen=True)
class Thing:
    """A made-up compound noun: *Hofwerkstatt*, with its article in nominative, accusative and dative."""

    name: str
    nominative: str
    accusative: str
    dative: str


class Writer:
    """Writes sentences, titles and paragraphs; the same ``seed`` gives the same text."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self._patterns: list[str] = []

    def pick(self, choices: Sequence[str]) -> str:
        """One of the ``choices``."""
        return self.random.choice(choices)

    def thing(self) -> Thing:
        """A compound noun; there are about 4,000."""
        article = self.random.choice(("der", "die", "das"))
        name = self.pick(words.FIRST) + self.pick(words.SECOND[article]).lower()
        nominative, accusative, dative = (f"{form} {name}" for form in words.CASES[article])
        return Thing(name, nominative, accusative, dative)

    def sentence(self, thing: Thing, pattern: str | None = None) -> str:
        """A sentence about ``thing``, after a ``pattern`` or a random one."""
        do = self.pick(words.DO)
        values = {
            "nom": thing.nominative,
            "acc": thing.accusative,
            "dat": thing.dative,
            "who": self.pick(words.WHO),
            "when": self.pick(words.WHEN).format(month=self.pick(words.MONTHS)),
            "spot": self.pick(words.SPOTS),
            "place": self.pick(tuple(words.PLACES.values())),
            "do": do,
            "zudo": _with_zu(do),
            "things": self.pick(words.THINGS),
            "number": str(self.random.randint(7, 95)),
        }
        capitals = {key.capitalize(): _capitalize(value) for key, value in values.items()}
        text = (pattern or self._next_pattern()).format(name=thing.name, **values, **capitals)
        return _capitalize(text.replace(",,", ","))

    def _next_pattern(self) -> str:
        """No pattern comes again before all others were used."""
        if not self._patterns:
            self._patterns = self.random.sample(words.SENTENCES, len(words.SENTENCES))
        return self._patterns.pop()

    def title(self, thing: Thing) -> str:
        """A headline about ``thing``."""
        return self.sentence(thing, self.pick(words.TITLES))

    def paragraph(self, thing: Thing, sentences: int) -> str:
        """A paragraph of so many ``sentences``, in one line."""
        return " ".join(self.sentence(thing) for _ in range(sentences))

    def items(self, number: int) -> list[str]:
        """Short phrases for a list."""
        places = tuple(words.PLACES.values())
        return [
            f"{self.pick(words.THINGS)}, um {self.pick(places)} {_with_zu(self.pick(words.DO))}" for _ in range(number)
        ]


def _with_zu(phrase: str) -> str:
    """*Bäume gießen* → *Bäume zu gießen*; separable verbs take it inside (*freizuhalten*)."""
    rest, _, verb = phrase.rpartition(" ")
    return f"{rest} {words.SEPARABLE.get(verb, f'zu {verb}')}"


def _capitalize(text: str) -> str:
    return text[:1].upper() + text[1:]
