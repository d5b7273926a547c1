"""The words by which databases label the parts of the reports that they export, and whether a text has such labels.

LexisNexis labels lines ("LENGTH: 612 words"), in the language of its user; Factiva puts codes of two or three letters before
its fields (HD, PD, TD), or writes the fields without labels around a line that counts the words.
"""

import re

_LEXIS = {
    "title": "headline title titel titre titular título titolo überschrift",
    "byline": "byline by-line author authors autor autoren auteur auteurs autore",
    "dateline": "dateline",
    "section": "section rubrik rubrique sección sezione seção ressort",
    "length": "length länge longueur longitud extensión lunghezza lengte comprimento",
    "body": "body text volltext haupttext corps texte cuerpo texto testo tekst",
    "loaded": "load-date ladedatum date-chargement fecha-de-carga",
    "kind": "publication-type publikationstyp document-type journal-code pub-type acc-no isbn issn",
    "language": "language sprache langue idioma lingua taal",
    "end": "classification",
    "beside": "graphic graphics photo photos highlight series correction correction-date notes note type edition page pages"
    " source subject subjects geographic industry company organization person city state country ticker copyright url link",
}
LABELS = {label: part for part, labels in _LEXIS.items() for label in labels.split()}
_LABEL = "|".join(sorted((re.escape(label) for label in LABELS), key=lambda label: (-len(label), label)))
LABELLED = re.compile(rf"[ \t\xa0]*({_LABEL})[ \t\xa0]*:[ \t\xa0]*(.*)", re.IGNORECASE)
BODY = re.compile(rf"[ \t\xa0]*({'|'.join(_LEXIS['body'].split())})[ \t\xa0]*:?[ \t\xa0]*", re.IGNORECASE)
COUNTED = re.compile(  # "12 of 50 DOCUMENTS", "Document 12 of 50"
    r"[ \t\xa0]*(?:(\d{1,5}) (?:of|von|de|sur|di|van) (\d{1,5}) (?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTOS?|DOCUMENTI|DOCUMENTEN)"
    r"|(?:Document|Dokument|Documento|Documents) (\d{1,5}) (?:of|von|de|sur|di|van) (\d{1,5}))[ \t\xa0]*",
    re.IGNORECASE,
)
ENDED = re.compile(
    r"[ \t\xa0]*(?:End of Document|Ende des Dokuments|Fin du document|Fin del documento|Fine del documento|Einde van document"
    r"|Fim do documento)[ \t\xa0]*\.?[ \t\xa0]*",
    re.IGNORECASE,
)
_CODES = "HD SE CR BY WC PD ET SN SC ED PG VOL LA CY LP TD ART CT RF CO IN NS RE IPC IPD PUB AN CX CLM DLN GC"
_CODE = "|".join(sorted(_CODES.split(), key=lambda code: (-len(code), code)))
CODED = re.compile(rf"[ \xa0]?({_CODE})(?:(?:\t|[ \xa0]{{2,20}})(.*)|[ \t\xa0]*)")
ACCESSION = re.compile(  # "Document LAMP000020290619el6i0001p"
    r"[ \t\xa0]*(?:Document|Dokument|Documento|Documents?|Документ)[ \t\xa0]+([A-Z][A-Z0-9]{2,11}\d{8}[a-z0-9]{4,16})[ \t\xa0]*"
)
WORDS = re.compile(
    r"[ \t\xa0]*\d[\d., \xa0]{0,9}(?:words?|mots|wörter|palabras|parole|palavras|woorden|ord|слов[оа]?|słów|字)[ \t\xa0]*",
    re.IGNORECASE,
)
LANGUAGES = {
    "english": "en", "french": "fr", "german": "de", "spanish": "es", "italian": "it", "portuguese": "pt", "dutch": "nl",
    "russian": "ru", "polish": "pl", "romanian": "ro", "swedish": "sv", "danish": "da", "norwegian": "no", "finnish": "fi",
    "czech": "cs", "hungarian": "hu", "turkish": "tr", "arabic": "ar", "chinese": "zh", "japanese": "ja", "ukrainian": "uk",
    "bulgarian": "bg", "greek": "el", "catalan": "ca", "korean": "ko", "indonesian": "id", "malay": "ms", "croatian": "hr",
    "slovak": "sk", "chinese - simplified": "zh", "chinese - traditional": "zh", "anglais": "en", "français": "fr",
    "allemand": "de", "espagnol": "es", "italien": "it", "deutsch": "de", "englisch": "en", "französisch": "fr",
    "spanisch": "es", "italienisch": "it", "español": "es", "inglés": "en", "francés": "fr", "alemán": "de", "italiano": "it",
    "português": "pt", "nederlands": "nl", "русский": "ru",
}  # fmt: skip


_TELLING = re.compile(
    r"load-date|\d (?:of|von|de|sur|di|van) \d{1,5} do[ck]ument|do[ck]uments? \d{1,5} (?:of|von|de|sur|di|van) \d"
    r"|end of document|document[\s\xa0]+[a-z][a-z0-9]{2,11}\d{8}|>\s*hd\s*<"
)
_TAG = re.compile(r"<[^<>]{0,2000}>")


def is_exported_page(page: str) -> bool:
    """Whether a page of HTML has such labels."""
    return _TELLING.search(page.lower()) is not None and is_export(_TAG.sub("\n", page))


def is_export(text: str) -> bool:
    """Whether lines of `text` are labelled as databases label the reports that they export: in two ways at the least, one of
    which is no word that a report may have on a line of its own.

    >>> is_export("1 of 2 DOCUMENTS\\nThe Lamp\\nLENGTH: 9 words\\nA ferry sank."), is_export("Body\\n\\nLength: two days")
    (True, False)
    """
    told = set()
    for line in text.split("\n"):
        if len(line) > 200 or not line.strip():
            continue
        label = LABELLED.fullmatch(line)
        part = LABELS[label[1].lower()] if label else None
        if COUNTED.fullmatch(line) or ENDED.fullmatch(line):
            told.add("apart")
        elif ACCESSION.fullmatch(line):
            told.add("factiva")
        elif part == "loaded":
            told.add("loaded")
        elif part == "length" and label and WORDS.fullmatch(label[2]):
            told.add("length")
        elif BODY.fullmatch(line):
            told.add("body")
        elif WORDS.fullmatch(line):
            told.add("words")
        elif coded := CODED.fullmatch(line):
            told.add(coded[1])
    if told & {"apart", "loaded", "length"} and len(told & {"apart", "loaded", "length", "body"}) > 1:
        return True
    if "factiva" in told and told & {"words", "HD", "TD"}:
        return True
    return {"HD", "PD", "SN"} <= told and bool(told & {"LP", "TD", "AN"})
