"""How sure a claim against or for somebody is, by all that speaks for it.

In: the signs of a claim and one of its targets. Out: a probability.

The reader's own probability knows its paragraph alone. That a rule drafted the same claim, and that
the same two quarrel elsewhere in the document, tells more; a logistic regression weighs the three
(Platt, 1999: the same, with one sign). What a rule drafted needs less of the reader's consent.
"""

from __future__ import annotations

import math
from dataclasses import astuple, dataclass

_EDGE = 1e-3


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a claim.

    share: the reader's probability that the two stand so, in this paragraph. by_grammar: a rule
    drafted it by the grammar of its cue; by_content: by what is said. elsewhere: the probability
    that they stand so in some other paragraph, each taken for itself.
    """

    share: float
    by_grammar: bool = False
    by_content: bool = False
    elsewhere: float = 0.0


@dataclass(frozen=True, slots=True)
class Calibration:
    """The weights of the signs; as they stand, the reader's share is believed.

    share, ruled_share: of the log odds of the share, where the reading stands alone, and where a
    rule drafted the claim as well.
    """

    share: float = 1.0
    ruled_share: float = 1.0
    by_grammar: float = 0.0
    by_content: float = 0.0
    elsewhere: float = 0.0
    bias: float = 0.0

    def confidence(self, signs: Signs) -> float:
        """The probability that a claim with these signs is right."""
        odds = sum(w * x for w, x in zip(astuple(self), inputs(signs), strict=True))
        return 1 / (1 + math.exp(-odds))


def inputs(signs: Signs) -> tuple[float, ...]:
    """What each weight of a calibration is multiplied with."""
    share = min(max(signs.share, _EDGE), 1 - _EDGE)
    odds = math.log(share / (1 - share))
    ruled = signs.by_grammar or signs.by_content
    return (
        0.0 if ruled else odds,
        odds if ruled else 0.0,
        float(signs.by_grammar),
        float(signs.by_content),
        signs.elsewhere,
        1.0,
    )
