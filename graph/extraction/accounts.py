"""Accounts on platforms: who holds them, and what the text says of their status and followers.

An account with a named owner is one account; accounts that are only counted or described ("over
10,000 accounts", "those of three ministers") are groups. What changes is an observation.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from graph.extraction import lexicon
from graph.extraction.circumstances import month_of
from graph.extraction.pronouns import FIRST
from graph.extraction.drafts import Draft
from graph.extraction.entities import Entity
from graph.extraction.parse import Parse
from graph.extraction.scene import Scene
from graph.extraction.syntax import is_conditional, is_negated, subject_of
from graph.model import Comparison, Kind

_ACCOUNT = {"account", "profile", "handle"}
# Words for an account only beside a platform's name ("YouTube channel").
_PAGES = {"page", "channel", "feed"}
_STATUS = {
    "suspend": "suspended", "ban": "suspended", "block": "suspended", "lock": "suspended", "disable": "suspended",
    "freeze": "suspended", "close": "closed", "delete": "closed", "deactivate": "closed", "remove": "closed",
    "terminate": "closed", "shut": "closed", "reinstate": "open", "restore": "open", "reopen": "open",
    "unblock": "open", "unlock": "open", "reactivate": "open",
}  # fmt: skip
_ENDINGS = {
    "closure": "closed",
    "deletion": "closed",
    "removal": "closed",
    "suspension": "suspended",
    "ban": "suspended",
    "reinstatement": "open",
}
_OPEN = {"open", "active", "online", "live"}
_OVER = {"over", "more", "above", "least", "exceeding", "beyond"}
_UNDER = {"under", "fewer", "less", "below", "almost", "nearly", "most"}
_AROUND = {"around", "about", "some", "roughly", "approximately", "estimated", "circa"}
_GAINED = frozenset(
    ["have", "accumulate", "amass", "attract", "gather", "boast", "reach", "count", "command", "draw", "gain"]
)
_SCALE = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_ELSE = {"other", "others", "those", "that", "one", "many", "ones"}


_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_MOMENT = re.compile(
    rf"\b(?:(?:yesterday|today|{_DAYS})(?: (?:morning|afternoon|evening|night))?"
    rf"|(?:last|this) (?:night|week|month|year|morning|evening)|tonight"
    rf"|(?:\d{{1,2}} )?(?:{_MONTHS})(?: \d{{1,2}}\b)?(?:,? (?:\d{{4}}|this year|last year))?)"
)


@dataclass(frozen=True, slots=True)
class Seen:
    """One observation, in tokens; first and last bound the words it rests on."""

    property: str
    value: str
    comparison: Comparison
    first: int
    last: int
    observed_at: str = ""
    said_by: Entity | None = None


@dataclass(eq=False, slots=True)
class AccountDraft:
    """An account before it gets its id; evidence: (first, last) tokens that tell the owner."""

    platform: str
    owner: Entity | None = None
    who: str | None = None
    handle: str | None = None
    evidence: tuple[int, int] | None = None
    group: bool = False
    seen: list[Seen] = field(default_factory=list)

    def note(self, seen: Seen) -> None:
        """Add an observation unless the same is known from the same words."""
        if seen not in self.seen:
            self.seen.append(seen)


class AccountReader:
    """Reads the accounts of one document."""

    def __init__(self, scene: Scene, drafts: list[Draft]) -> None:
        self.scene = scene
        self.parse = scene.parse
        self.platform = _platform_of(scene.parse)
        self.accounts: list[AccountDraft] = []
        self.at: dict[int, list[AccountDraft]] = {}
        self.tellers: dict[int, Entity] = {}
        for draft in drafts:
            for t in draft.content:
                self.tellers.setdefault(t, draft.speaker)

    def read(self) -> list[AccountDraft]:
        """All accounts with their observations, in text order of their first mention."""
        parse = self.parse
        self._handles()
        for t in range(len(parse)):
            if (
                parse.lemma[t] in _ACCOUNT | _PAGES
                and parse.pos[t] in {"NOUN", "PROPN"}
                and self._is_online(t)
            ):
                self._mention(t)
        for t in range(len(parse)):
            if parse.lemma[t] == "follower" and self.platform:
                self._followers(t)
        return self.accounts

    # Which account

    def _is_online(self, t: int) -> bool:
        near = {self.parse.lower[k] for k in self.parse.kids[t]}
        if near & {"bank", "savings", "checking", "current", "offshore", "escrow"}:
            return False
        named = bool(near & set(lexicon.platforms()))
        return named or (bool(self.platform) and self.parse.lemma[t] in _ACCOUNT)

    def _platform_at(self, t: int) -> str:
        for k in self.parse.subtree(t):
            if self.parse.lower[k] in lexicon.platforms():
                return lexicon.platforms()[self.parse.lower[k]]
        return self.platform

    def _handles(self) -> None:
        """ "@name" after a person's name in brackets or as an apposition belongs to that person."""
        parse = self.parse
        for t in range(len(parse)):
            written = parse.text[parse.start[t] : parse.end[t]]
            before = parse.text[parse.start[t] - 1 : parse.start[t]]
            if re.fullmatch(r"@\w{2,30}", written) or (
                before == "@" and re.fullmatch(r"\w{2,30}", written)
            ):
                owner = self._owner_of_handle(t)
                account = next((a for a in self.accounts if a.handle == written.lstrip("@")), None)
                if account is None:
                    account = AccountDraft(
                        self.platform or "Twitter", owner=owner, handle=written.lstrip("@")
                    )
                    account.evidence = (max(t - 4, parse.sentence(t)[0]), t) if owner else None
                    self.accounts.append(account)
                self.at.setdefault(t, []).append(account)

    def _owner_of_handle(self, t: int) -> Entity | None:
        first, _ = self.parse.sentence(t)
        for back in range(t - 1, max(first - 1, t - 4), -1):
            entity = self.scene.entities.at(back)
            if (
                entity is not None
                and entity.named
                and entity.kind in {Kind.PERSON, Kind.ORGANISATION}
            ):
                return entity
        return None

    def _mention(self, t: int) -> None:
        parse = self.parse
        platform = self._platform_at(t)
        accounts: list[AccountDraft] = []
        for head, evidence in self._holders(t):
            accounts += self._of_holder(head, platform, evidence)
        accounts += self._counted(t, platform)
        self.at[t] = accounts
        event = self._status(t)
        if event is not None:
            status, first, last, verb = event
            for extra in self._others(verb) if verb is not None else []:
                accounts += [
                    a for a in self._of_holder(extra, platform, (extra, extra)) if a not in accounts
                ]
            for account in accounts:
                account.note(
                    Seen(
                        "status",
                        status,
                        Comparison.EXACT,
                        first,
                        last,
                        self._when(t),
                        self._teller(t),
                    )
                )
        self._opened(t, platform)

    def _holders(self, t: int) -> list[tuple[int, tuple[int, int]]]:
        """Heads of the noun phrases that hold the account, with the words that say so."""
        parse, found = self.parse, []
        for kid in parse.kids[t]:
            if parse.dep[kid] == "poss":
                found.append((kid, (kid, t)))
            elif parse.dep[kid] == "prep" and parse.lower[kid] == "of":
                found += [(o, (t, max(parse.subtree(o)))) for o in parse.children(kid, "pobj")]
            elif parse.dep[kid] == "acl" and parse.lemma[kid] in {
                "belong",
                "hold",
                "own",
                "run",
                "operate",
            }:
                for p in parse.children(kid, "prep", "agent"):
                    found += [(o, (t, max(parse.subtree(o)))) for o in parse.children(p, "pobj")]
        if parse.lemma[parse.head[parse.head[t]]] == "list" or parse.dep[t] == "pobj":
            # "The list of accounts closed includes those of …": "those" are the accounts.
            verb = (
                parse.head[parse.head[parse.head[t]]] if parse.dep[t] == "pobj" else parse.head[t]
            )
            those = (
                parse.child(verb, "dobj")
                if parse.lemma[verb] in {"include", "comprise", "contain"}
                else None
            )
            if those is not None and parse.lower[those] in {"those", "that"}:
                for p in parse.children(those, "prep"):
                    found += [
                        (o, (those, max(parse.subtree(o)))) for o in parse.children(p, "pobj")
                    ]
                found += [(c, (c, c)) for c in parse.conjuncts(those)[1:]]
        return found

    def _of_holder(self, head: int, platform: str, evidence: tuple[int, int]) -> list[AccountDraft]:
        parse, found = self.parse, []
        covered: set[int] = set()
        for t in dict.fromkeys([*parse.conjuncts(head), *self._named_under(head)]):
            if t in covered or parse.lemma[t] in _ACCOUNT:
                continue
            owner = self.scene.actor_at(t)
            one = owner is not None and owner.kind is not Kind.GROUP
            if (
                owner is not None
                and one
                and (owner.named or (owner.kind is Kind.PERSON and not self._indefinite(t)))
            ):
                account = next(
                    (a for a in self.accounts if a.owner is owner and a.platform == platform), None
                )
                if account is None:
                    account = AccountDraft(platform, owner=owner, evidence=evidence)
                    self.accounts.append(account)
                found.append(account)
            elif parse.pos[t] in {"NOUN", "PROPN"} and not parse.child(t, "appos"):
                first, last = self._described(t)
                covered.update(range(first, last + 1))
                who = parse.plain(first, last)
                group = next((a for a in self.accounts if a.who == who and a.evidence == evidence), None)
                group = group or next((a for a in found if a.who == who), None)
                if group is None:
                    group = AccountDraft(platform, who=who, evidence=evidence, group=True)
                    self.accounts.append(group)
                    found.append(group)
        return list(dict.fromkeys(found))

    def _named_under(self, head: int) -> list[int]:
        parse, found = self.parse, []
        for t in parse.conjuncts(head):
            for kid in parse.children(t, "appos"):
                found += parse.conjuncts(kid)
        return found

    def _indefinite(self, t: int) -> bool:
        return any(self.parse.lower[k] in {"a", "an"} for k in self.parse.kids[t])

    def _described(self, t: int) -> tuple[int, int]:
        """ "three government ministers": the noun phrase up to its head, with what joins it."""
        parse = self.parse
        first = min(
            [
                t,
                *(
                    parse.subtree(k)[0]
                    for k in parse.kids[t]
                    if k < t and parse.dep[k] not in {"cc", "punct", "appos", "conj"}
                ),
            ]
        )
        last = t
        joined = [k for k in parse.kids[t] if parse.dep[k] == "conj"]
        if (
            joined
            and parse.words[joined[0] - 1] != ","
            and joined[0] - t <= 3
            and not self._counts(joined[0])
        ):
            last = joined[0]
        if parse.lower[t] in {"variety", "number", "range"}:
            last = max(parse.subtree(t))
        return first, last

    def _counts(self, t: int) -> bool:
        return (
            any(self.parse.dep[k] in {"nummod", "det"} for k in self.parse.kids[t])
            or (self.scene.entities.at(t) is not None
            and self.scene.entities.of_head[t].named)
        )

    def _counted(self, t: int, platform: str) -> list[AccountDraft]:
        number = self._number(t)
        if number is None:
            return []
        value, comparison, first = number
        group = AccountDraft(platform, group=True, who=self.parse.plain(first, t))
        group.note(Seen("count", value, comparison, first, t, self._when(t), self._teller(t)))
        self.accounts.append(group)
        return [group]

    # What is said of it

    def _status(self, t: int) -> tuple[str, int, int, int | None] | None:
        """Status, bounds of the words, and its verb: suspended accounts, "remains open"."""
        parse = self.parse
        noun = t
        for _ in range(2):  # "accounts closed", and "the list of accounts closed"
            for kid in parse.kids[noun]:
                if parse.dep[kid] in {"acl", "amod"} and parse.lemma[kid] in _STATUS:
                    return _STATUS[parse.lemma[kid]], min(t, kid), max(t, kid), None
            if parse.dep[noun] != "pobj" or parse.lower[parse.head[noun]] != "of":
                break
            noun = parse.head[parse.head[noun]]
            if parse.lemma[noun] in _ENDINGS:
                return _ENDINGS[parse.lemma[noun]], noun, t, None
        head = parse.head[t]
        while (
            parse.dep[t] in {"pobj", "prep", "conj"}
            and parse.pos[head] in {"ADP", "NOUN"}
            and parse.head[head] != head
        ):
            t, head = head, parse.head[head]
        verb = head
        if (
            parse.pos[verb] not in {"VERB", "AUX"}
            or is_negated(parse, verb)
            or is_conditional(parse, verb)
        ):
            return None
        relation = parse.dep[t]
        if parse.lemma[verb] in _STATUS and relation in {"dobj", "nsubjpass"}:
            bounds = (self._first_of(t), t, verb)
            return _STATUS[parse.lemma[verb]], min(bounds), max(bounds), verb
        state = parse.child(verb, "acomp", "oprd", "attr")
        if (
            relation == "nsubj"
            and state is not None
            and parse.lemma[verb] in {"remain", "be", "stay"}
            and parse.lemma[state] in _OPEN
        ):
            return "open", self._first_of(t), state, verb
        if relation == "nsubj" and state is not None and parse.lemma[state] in _STATUS:
            return _STATUS[parse.lemma[state]], self._first_of(t), state, verb
        return None

    def _first_of(self, t: int) -> int:
        return self.parse.subtree(t)[0]

    def _others(self, verb: int) -> list[int]:
        """Further holders beside the counted ones: "among others of ministers and this official"."""
        parse, found = self.parse, []
        for t in parse.subtree(verb):
            if parse.lower[t] in _ELSE:
                for p in parse.children(t, "prep"):
                    if parse.lower[p] == "of":
                        found += parse.children(p, "pobj")
        return found

    def _opened(self, t: int, platform: str) -> None:
        """ "X opened an account in April 2010"."""
        parse = self.parse
        verb = parse.head[t]
        if parse.dep[t] != "dobj" or parse.lemma[verb] not in {
            "open",
            "create",
            "start",
            "launch",
            "join",
            "set",
        }:
            return
        subject = subject_of(parse, verb)
        owner = self.scene.actor_at(subject) if subject is not None else None
        if owner is None:
            return
        for account in self._of_holder(
            subject if subject is not None else t, platform, (subject or t, t)
        ):
            for first, end, label in parse.entities:
                month = month_of(parse.original(first, end - 1)) if label == "DATE" else None
                if month and parse.sentence_of[first] == parse.sentence_of[t]:
                    account.note(
                        Seen("opened", month, Comparison.EXACT, verb, end - 1, "", self._teller(t))
                    )

    def _followers(self, t: int) -> None:
        """ "had 107,000 and 153,000 followers respectively", "lost around 6500 followers"."""
        parse = self.parse
        numbers = self._numbers(t)
        if not numbers:
            return
        verb = parse.head[t]
        if parse.dep[t] == "pobj" and parse.lower[verb] in {"with", "of", "to", "by"}:
            holders = self._holders_before(parse.head[verb], verb)
            property_ = "followers"
        elif parse.dep[t] == "dobj" and parse.pos[verb] in {"VERB", "AUX"}:
            if parse.lemma[verb] in {"lose", "shed"}:
                property_ = "followers_lost"
            elif parse.lemma[verb] in _GAINED:
                property_ = "followers"
            else:
                return
            subject = subject_of(parse, verb)
            holders = self._accounts_of(subject, t) if subject is not None else []
        else:
            return
        for number, account in zip(
            numbers if len(numbers) > 1 else numbers * len(holders), holders, strict=False
        ):
            value, comparison, first = number
            account.note(
                Seen(
                    property_,
                    value,
                    comparison,
                    min(first, verb),
                    t,
                    self._when(t),
                    self._teller(t),
                )
            )

    def _holders_before(self, noun: int, limit: int) -> list[AccountDraft]:
        return self._accounts_of(noun, limit)

    def _accounts_of(self, subject: int, t: int) -> list[AccountDraft]:
        """The accounts that a subject stands for: an account, its holder, or "they" and "it"."""
        parse = self.parse
        if self.at.get(subject):
            return self.at[subject]
        if parse.lower[subject] in {"it", "they", "which", "both"}:
            earlier = [
                s
                for s in self.at
                if s < t and self.at[s] and parse.sentence_of[t] - parse.sentence_of[s] <= 1
            ]
            return self.at[max(earlier)] if earlier else []
        owner = self.scene.actor_at(subject)
        if owner is None or not (owner.named or parse.lower[subject] in FIRST):
            return []
        return self._of_holder(subject, self.platform, (subject, t))

    # Numbers

    def _numbers(self, noun: int) -> list[tuple[str, Comparison, int]]:
        parse = self.parse
        figure = parse.child(noun, "nummod")
        if figure is None:
            return []
        found = []
        for t in parse.conjuncts(figure):
            read = self._figure(t)
            if read is not None:
                found.append(read)
        return found

    def _number(self, noun: int) -> tuple[str, Comparison, int] | None:
        numbers = self._numbers(noun)
        return numbers[0] if len(numbers) == 1 else None

    def _figure(self, t: int) -> tuple[str, Comparison, int] | None:
        parse = self.parse
        digits = parse.words[t].replace(",", "")
        scale, first = 1, t
        if parse.lower[t] in _SCALE:
            scale = _SCALE[parse.lower[t]]
            if t == 0 or not parse.words[t - 1].replace(".", "").replace(",", "").isdigit():
                return None
            digits, first = parse.words[t - 1].replace(",", ""), t - 1
        try:
            value = round(float(digits) * scale)
        except ValueError:
            return None
        comparison = Comparison.EXACT
        for back in range(first - 1, max(parse.sentence(t)[0], first - 4) - 1, -1):
            word = parse.lower[back]
            found = (
                Comparison.OVER
                if word in _OVER
                else Comparison.UNDER
                if word in _UNDER
                else Comparison.AROUND
                if word in _AROUND
                else None
            )
            if found is not None:
                comparison, first = found, back
                break
            if word not in {"than", "at", "an"}:
                break
        return str(value), comparison, first

    # Who says so, and when

    def _teller(self, t: int) -> Entity | None:
        return self.tellers.get(t)

    def _when(self, t: int) -> str:
        """The moment that the sentence names, in its words."""
        first, end = self.parse.sentence(t)
        found = _MOMENT.search(self.parse.plain(first, end - 1))
        return found[0] if found else ""


def _platform_of(parse: Parse) -> str:
    """The platform that a document speaks of most; "" where it names none."""
    counts = Counter(lexicon.platforms()[w] for w in parse.lower if w in lexicon.platforms())
    counts.pop("X", None)
    return min(counts, key=lambda p: (-counts[p], p)) if counts else ""


def read_accounts(scene: Scene, drafts: list[Draft]) -> list[AccountDraft]:
    """The accounts of a document, with what is said of them."""
    return AccountReader(scene, drafts).read()
