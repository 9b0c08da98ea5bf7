"""How sure a claim against or for somebody is, by all that speaks for it.

In: the signs of a claim and one of its targets. Out: a probability.

The reader's own probability knows one paragraph alone: two who quarrel in several are surer to
quarrel, and so are two whose allies do. That a rule drafted the same claim tells more, and so does
a person whom the document seems not to name: most often the name stands there, and the description
was not led to it. A logistic regression weighs the signs (Platt, 1999: the same, with one sign).
"""

from __future__ import annotations

import math
from dataclasses import astuple, dataclass

_EDGE = 1e-3


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a claim.

    share: the reader's probability that the two stand so, in this paragraph. elsewhere: that they
    do in some other, each taken for itself. allied: that one who speaks for the speaker does, or
    for whom he speaks, anywhere. by_grammar: a rule drafted it by the grammar of its cue;
    by_content: by what is said. nameless: how many of the two are people without a name.
    """

    share: float
    elsewhere: float = 0.0
    allied: float = 0.0
    by_grammar: bool = False
    by_content: bool = False
    nameless: int = 0


@dataclass(frozen=True, slots=True)
class Calibration:
    """The weights of the signs; as they stand, the reader's probabilities are believed.

    odds: of the log odds that the two stand so in any paragraph. allied: of the probability that an
    ally does. nameless: of each nameless person, where no grammar says that they stand so.
    """

    odds: float = 1.0
    allied: float = 0.0
    by_grammar: float = 0.0
    by_content: float = 0.0
    nameless: float = 0.0
    bias: float = 0.0

    def confidence(self, signs: Signs) -> float:
        """The probability that a claim with these signs is right."""
        odds = sum(w * x for w, x in zip(astuple(self), inputs(signs), strict=True))
        return 1 / (1 + math.exp(-odds))


def inputs(signs: Signs) -> tuple[float, ...]:
    """What each weight of a calibration is multiplied with."""
    anywhere = 1 - (1 - signs.share) * (1 - signs.elsewhere)
    share = min(max(anywhere, _EDGE), 1 - _EDGE)
    return (
        math.log(share / (1 - share)),
        signs.allied,
        float(signs.by_grammar),
        float(signs.by_content),
        0.0 if signs.by_grammar else float(signs.nameless),
        1.0,
    )
