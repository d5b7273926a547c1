"""The world's news agencies, each with the names it goes by; the first one is the form that all reports share."""

import re
from itertools import groupby

from variorum.clean.lexicon import lines, words

_ADJECTIVE = re.compile(
    r"(?:(?:state|state-run|official|national|semi-official|local|foreign|international|leading|major|main|independent)\s+)+",
    re.IGNORECASE,
)
_FORMS = {
    name: names[0] for row in lines("agencies.txt") for names in [row.partition(" || ")[0].split(" | ")] for name in names
}
_LOOSE = {name.casefold(): agency for name, agency in _FORMS.items()}
_KIND = re.compile(
    r"\b(?:News|Press|Wire|Telegraph(?:ic)?|Media|Information|Correspondents?)"
    r" (?:Agency|Service|Association|Bureau|Trust|Pool|Union|Network)\b"
    r"|\b(?:Newswires?|Presse-Agentur)\b"
    r"|\b(?!(?:Ex|Em|Cy|Im|De|Com|Sup)press)\w{2,}(?:press|pres|inform|wire|fax)\b|\b[A-Z][\w'’-]+ (?:Press|Wire)$"
)  # fmt: skip

_COUNTRIES = dict(row.split(" | ") for row in lines("countries.txt"))

UNNAMED = "unnamed agency"
"""What stands for an agency that a report credits without a name ("with agencies")."""


def known(name: str, *, sure: bool = False) -> str | None:
    """The form that all reports share of the name of a known agency; None where it is not in the table.

    `sure`: the words around already say that an agency is meant, so names that mean other things too count.

    >>> known("Agence France-Presse"), known("MAP"), known("MAP", sure=True)
    ('AFP', None, 'MAP')
    """
    bare = re.sub(r"^the\s+", "", " ".join(name.split()), flags=re.IGNORECASE)
    agency = _FORMS.get(bare) or (_LOOSE.get(bare.casefold()) if len(bare) > 4 or sure else None)
    return None if agency and not sure and bare.upper() in words("ambiguous") else agency


def national(country: str) -> str | None:
    """The agency that is meant by its country alone, as in "the French news agency", where that country has one of the world's.

    >>> national("French"), national("Chinese state"), national("Nortada")
    ('AFP', 'Xinhua', None)
    """
    return _COUNTRIES.get(_ADJECTIVE.sub("", country + " ").strip().lower())


def named_agency(name: str) -> bool:
    """Whether a name says of itself that it is an agency's: "Halyard News Agency", "Agerpres"."""
    return bool(_KIND.search(name))


def known_pattern() -> str:
    """A pattern for every name in the table that means nothing else, longest first among those of one initial: where a word
    begins with another, it is not compared with them."""
    names = sorted(
        (name for name in _FORMS if name.upper() not in words("ambiguous")), key=lambda name: (name[0], -len(name), name)
    )
    alike = (
        (initial, "|".join(re.escape(name[1:]).replace(r"\ ", r"\s+") for name in group))
        for initial, group in groupby(names, key=lambda name: name[0])
    )
    return "|".join(f"{re.escape(initial)}(?:{rest})" for initial, rest in alike)
