"""The world's news agencies, each with the names it goes by; the first one is the form that all reports share."""

import re

_TABLE = """
AFP | Agence France-Presse | Agence France Presse
AP | Associated Press | The Associated Press
Reuters | Thomson Reuters | Reuters News
dpa | Deutsche Presse-Agentur | DPA
UPI | United Press International
EFE | Agencia EFE
ANSA | Agenzia Nazionale Stampa Associata
TASS | ITAR-TASS | Itar-Tass
RIA Novosti | RIA | Sputnik
Interfax | Interfax-Ukraine
Xinhua | Xinhua News Agency
PTI | Press Trust of India
ANI | Asian News International
UNI | United News of India
IANS | Indo-Asian News Service
PA | Press Association | PA Media | PA news agency
AAP | Australian Associated Press
CP | The Canadian Press | Canadian Press | La Presse Canadienne
Kyodo | Kyodo News
Jiji | Jiji Press
Yonhap | Yonhap News Agency
KCNA | Korean Central News Agency
CNA | Central News Agency
VNA | Vietnam News Agency
Antara | ANTARA
Bernama
Anadolu | Anadolu Agency | AA
DHA | Demirören News Agency
IRNA | Islamic Republic News Agency
ISNA | Iranian Students' News Agency
Fars | Fars News Agency
Tasnim | Tasnim News Agency
Mehr | Mehr News Agency
SANA | Syrian Arab News Agency
WAM | Emirates News Agency
SPA | Saudi Press Agency
KUNA | Kuwait News Agency
QNA | Qatar News Agency
Petra | Jordan News Agency
MENA | Middle East News Agency
MAP | Maghreb Arab Press
APS | Algeria Press Service
WAFA | Palestine News Agency
NAN | News Agency of Nigeria
PANA | Panapress
SAPA | South African Press Association
ENA | Ethiopian News Agency
APP | Associated Press of Pakistan
BSS | Bangladesh Sangbad Sangstha
UNB | United News of Bangladesh
Belga | Belga News Agency
ANP | Algemeen Nederlands Persbureau
APA | Austria Presse Agentur | Austrian Press Agency
Keystone-SDA | Swiss News Agency | ATS
Ritzau
NTB | Norsk Telegrambyrå
TT | Tidningarnas Telegrambyrå
STT | Lehtikuva
BNS | Baltic News Service
ELTA
LETA
PAP | Polish Press Agency | Polska Agencja Prasowa
CTK | ČTK | Czech News Agency
TASR
SITA
MTI
Agerpres | AGERPRES
Mediafax
Moldpres
IPN
Ukrinform
UNIAN
BelTA
Kazinform
AZERTAC
Trend
Armenpress
BTA | Bulgarian News Agency
Tanjug
Beta
Hina
STA | Slovenian Press Agency
FENA
MIA
ATA
ANA-MPA | Athens News Agency
CNA (Cyprus) | Cyprus News Agency
Lusa
Europa Press
Adnkronos
AGI
Télam | Telam
Agência Brasil | Agencia Brasil
Prensa Latina
Notimex
Andina
Bloomberg | Bloomberg News
Dow Jones | Dow Jones Newswires
MTN | Maan News Agency
IPS | Inter Press Service
States Newsroom
"""
_NATIONAL = {
    "french": "AFP", "german": "dpa", "spanish": "EFE", "italian": "ANSA", "austrian": "APA", "swiss": "Keystone-SDA", "belgian": "Belga",
    "dutch": "ANP", "polish": "PAP", "czech": "CTK", "hungarian": "MTI", "romanian": "Agerpres", "bulgarian": "BTA", "portuguese": "Lusa",
    "chinese": "Xinhua", "turkish": "Anadolu", "south korean": "Yonhap", "north korean": "KCNA", "vietnamese": "VNA", "iranian": "IRNA",
    "saudi": "SPA", "emirati": "WAM", "syrian": "SANA", "belarusian": "BelTA", "british": "PA", "australian": "AAP", "canadian": "CP",
}  # fmt: skip
_ADJECTIVE = re.compile(r"(?:(?:state|state-run|official|national|semi-official|local|foreign|international|leading|major|main|independent)\s+)+", re.IGNORECASE)
_SMALL = frozenset(
    [
        "AA",
        "MAP",
        "PA",
        "CP",
        "TT",
        "CNA",
        "SPA",
        "BETA",
        "TREND",
        "MTN",
        "IPN",
        "MIA",
        "ATA",
        "STA",
        "SITA",
        "AGI",
        "UNI",
        "ANI",
        "MENA",
        "APA",
        "PANA",
        "SANA",
        "PETRA",
        "FARS",
        "RIA",
        "NAN",
        "ENA",
        "ANA",
        "SPUTNIK",
        "BLOOMBERG",
    ]
)
"""Names that are other words or other bodies too: an agency only where the words around them say so."""
_FORMS = {
    name: row.split(" | ")[0].strip()
    for row in _TABLE.strip().splitlines()
    for name in (part.strip() for part in row.split(" | "))
}
_LOOSE = {name.casefold(): agency for name, agency in _FORMS.items()}
_KIND = re.compile(
    r"\b(?:News|Press|Wire|Telegraph(?:ic)?|Media|Information|Correspondents?) (?:Agency|Service|Association|Wire|Bureau|Trust|Pool|Union|Network)\b|\b(?:Newswires?|Presse-Agentur|News Agency|Press Agency)\b"
    r"|\b(?:\w{2,}(?:press|pres|inform|wire|fax))\b|\b[A-Z][\w'’-]+ (?:Press|Wire|Newswire)$"
)

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
    return None if agency and not sure and bare.upper() in _SMALL else agency


def national(words: str) -> str | None:
    """The agency that is meant by its country alone, as in "the French news agency", where that country has one of the world's.

    >>> national("French"), national("Chinese state"), national("Nortada")
    ('AFP', 'Xinhua', None)
    """
    return _NATIONAL.get(_ADJECTIVE.sub("", words + " ").strip().lower())


def named_agency(name: str) -> bool:
    """Whether a name says of itself that it is an agency's: "Halyard News Agency", "Agerpres"."""
    return bool(_KIND.search(name))


def known_pattern() -> str:
    """A pattern for every name in the table that means nothing else, longest first."""
    names = sorted((name for name in _FORMS if name.upper() not in _SMALL), key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)
