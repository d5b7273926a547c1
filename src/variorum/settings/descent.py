"""Who took it from whom."""

import msgspec


class Lineage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who took from whom. Shares are of a report's own words, its furniture and what was said in public left out."""

    unlike: float = 0.5  # cosine of two sentences: up to here chance, two sentences on one event are seldom less alike
    alike: float = 0.8  # from here on one sentence says what the other says; between the two it counts in part
    same_saying: float = 0.6  # cosine of two quotations: from here on they carry one utterance, in whatever words
    version: float = 0.7  # share of each in the other, within one outlet: two versions of one report; follow-ups stay below 0.6
    copied: float = 0.28  # least share that a report has from its source, where it has the source's quotations too
    doubt: float = 0.12  # added to it for each doubt: no quotations of its own, own reporters; thrice for another's credit
    copied_own: float = 0.6  # share in one report from which a report is that one's copy, and draws on no others
    mixed: float = 0.2  # share that stands word for word in each of two unlike reports alone: put together from both
    order: float = 0.1  # what a later time of publication adds to the share that tells which of two took from which
    followed: float = 0.2  # the same for a later report of the same outlet, which retells its own first report in part
    compiled: float = 0.18  # the same for one of several sources of a report that says it draws on others
    quoted: float = 0.45  # least share of its quotations that a report must have from a single source
    translated: float = 0.45  # shared quotations of which less stands word for word were translated twice; tabloids keep 0.55
    even: float = 0.02  # shares of two reports in each other that differ by less do not tell which took from which
    agreement: int = 12  # rare words and figures that two reports share against the rest; chance gives up to 10
    nearer: float = 0.1  # difference of two cosines from which one text is nearer in meaning than the other
    near_verbatim: float = 0.8  # share of a source's words kept from which a copy counts as near-verbatim
    statement: int = 6  # words in a row in marks that two independent reports share: they have a public statement in common
    repeated_claim: float = 0.65  # cosine of a sentence with a claim that was withdrawn elsewhere: it repeats the claim
    min_confidence: float = 0.35  # descents less sure are left out: "cannot tell"
