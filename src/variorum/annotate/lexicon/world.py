"""Countries with the words for what belongs to them, cities, and words that make a name a place or an organisation."""

COUNTRIES = {
    "afghanistan": "afghan", "albania": "albanian", "algeria": "algerian", "argentina": "argentine argentinian", "armenia": "armenian",
    "australia": "australian canberra", "austria": "austrian vienna", "azerbaijan": "azerbaijani baku", "bangladesh": "bangladeshi dhaka",
    "belarus": "belarusian minsk", "belgium": "belgian", "bolivia": "bolivian", "bosnia": "bosnian sarajevo", "brazil": "brazilian brasilia",
    "bulgaria": "bulgarian sofia", "cambodia": "cambodian", "canada": "canadian ottawa", "chile": "chilean santiago",
    "china": "chinese beijing", "colombia": "colombian bogota", "croatia": "croatian zagreb", "cuba": "cuban havana",
    "cyprus": "cypriot", "czechia": "czech prague", "denmark": "danish copenhagen", "egypt": "egyptian cairo", "estonia": "estonian tallinn",
    "ethiopia": "ethiopian", "finland": "finnish helsinki", "france": "french paris elysee élysée", "georgia": "georgian tbilisi",
    "germany": "german berlin", "ghana": "ghanaian", "greece": "greek athens", "hungary": "hungarian budapest", "iceland": "icelandic",
    "india": "indian", "indonesia": "indonesian jakarta", "iran": "iranian tehran", "iraq": "iraqi baghdad", "ireland": "irish dublin",
    "israel": "israeli jerusalem", "italy": "italian rome", "japan": "japanese tokyo", "jordan": "jordanian amman",
    "kazakhstan": "kazakh astana", "kenya": "kenyan nairobi", "kosovo": "kosovar", "kuwait": "kuwaiti", "kyrgyzstan": "kyrgyz",
    "latvia": "latvian riga", "lebanon": "lebanese beirut", "libya": "libyan tripoli", "lithuania": "lithuanian vilnius",
    "luxembourg": "luxembourgish", "malaysia": "malaysian", "mexico": "mexican", "moldova": "moldovan chisinau", "mongolia": "mongolian",
    "montenegro": "montenegrin", "morocco": "moroccan rabat", "myanmar": "burmese burma", "nepal": "nepali nepalese", "netherlands": "dutch",
    "nigeria": "nigerian abuja", "norway": "norwegian oslo", "pakistan": "pakistani islamabad", "palestine": "palestinian", "peru": "peruvian lima",
    "philippines": "philippine filipino manila", "poland": "polish warsaw", "portugal": "portuguese lisbon", "qatar": "qatari doha",
    "romania": "romanian bucharest", "russia": "russian moscow kremlin", "rwanda": "rwandan", "serbia": "serbian belgrade",
    "singapore": "singaporean", "slovakia": "slovak bratislava", "slovenia": "slovenian ljubljana", "somalia": "somali", "spain": "spanish madrid",
    "sudan": "sudanese khartoum", "sweden": "swedish stockholm", "switzerland": "swiss bern", "syria": "syrian damascus",
    "taiwan": "taiwanese taipei", "tanzania": "tanzanian", "thailand": "thai bangkok", "tunisia": "tunisian tunis", "turkey": "turkish ankara türkiye",
    "uganda": "ugandan", "ukraine": "ukrainian kyiv kiev", "uruguay": "uruguayan", "uzbekistan": "uzbek", "venezuela": "venezuelan caracas",
    "vietnam": "vietnamese hanoi", "yemen": "yemeni", "zambia": "zambian", "zimbabwe": "zimbabwean", "scotland": "scottish edinburgh",
    "england": "english", "wales": "welsh cardiff", "britain": "british london uk downing", "america": "american us u.s. usa washington",
}  # fmt: skip
"""Country to what belongs to it: its adjectives, its capital, the house that speaks for it."""

BELONGS = {word: country for country, words in COUNTRIES.items() for word in [country, *words.split()]}
DEMONYMS = frozenset(
    word for words in COUNTRIES.values() for word in words.split() if word.endswith(("n", "sh", "se", "i", "ch", "k", "ss", "o", "t", "c"))
    and word not in {"berlin", "bern", "amman", "beijing", "dublin", "teheran", "tehran", "kremlin", "washington", "london", "lisbon", "canberra", "kyiv"}
    and word not in {"prague", "budapest", "islamabad", "helsinki", "nairobi", "tbilisi", "hanoi", "rabat", "chisinau", "cairo", "oslo", "tokyo", "santiago", "minsk"}
)  # fmt: skip

PLACES = frozenset(["europe", "asia", "africa", "antarctica", "geneva", "zurich", "brussels", "barcelona", "munich", "hamburg", "frankfurt", "marseille", "lyon", "milan", "naples", "venice", "istanbul", "mumbai", "delhi", "kolkata", "shanghai", "hong", "kong", "kashmir", "gaza", "crimea", "donbas", "siberia", "california", "texas", "florida", "ohio", "nevada", "pennsylvania", "michigan", "wisconsin", "arizona", "virginia", "carolina", "alaska", "hawaii", "iowa", "colorado", "oregon", "utah", "oklahoma", "tulsa", "charlotte", "chicago", "boston", "houston", "dallas", "miami", "seattle", "philadelphia", "detroit", "atlanta", "denver", "manhattan", "brooklyn", "harlem", "hollywood", "sydney", "melbourne", "auckland", "toronto", "montreal", "vancouver", "manchester", "liverpool", "birmingham", "glasgow", "belfast", "leeds", "york", "orleans", "angeles", "francisco", "vegas", "diego", "petersburg", "mariupol", "kharkiv", "odesa", "odessa", "lviv", "donetsk", "luhansk", "kherson", "aleppo", "mosul", "kabul", "hague", "strasbourg", "davos"])  # fmt: skip

PLACE_WORDS = frozenset(["strait", "sea", "ocean", "lake", "river", "bay", "gulf", "island", "islands", "isle", "isles", "street", "avenue", "road", "square", "lane", "bridge", "port", "harbour", "harbor", "quay", "mount", "mountain", "mountains", "valley", "coast", "beach", "cape", "peninsula", "province", "county", "district", "region", "city", "town", "village", "park", "airport", "station", "canal", "channel", "forest", "desert", "hill", "hills", "heights", "falls", "creek", "canyon", "plaza", "boulevard", "highway", "tunnel", "quarter", "point", "republic", "kingdom", "emirates", "states", "territory", "territories", "oblast", "prefecture"])  # fmt: skip

BODY_WORDS = frozenset(["ministry", "agency", "department", "office", "authority", "council", "committee", "commission", "parliament", "senate", "congress", "court", "tribunal", "police", "army", "navy", "force", "forces", "guard", "union", "unions", "federation", "association", "society", "club", "party", "bank", "company", "corporation", "corp", "inc", "ltd", "plc", "llc", "group", "organisation", "organization", "institute", "university", "college", "school", "hospital", "laboratory", "laboratories", "embassy", "alliance", "board", "fund", "trust", "charity", "foundation", "airlines", "airways", "railway", "railways", "bureau", "service", "services", "observatory", "centre", "center", "cabinet", "league", "chamber", "exchange", "times", "post", "herald", "tribune", "gazette", "courier", "telegraph", "guardian", "observer", "press", "news", "radio", "television", "tv", "review", "journal", "reuters", "industries", "holdings", "partners", "brothers", "sons", "systems", "biologics", "pharma", "pharmaceuticals", "technologies", "motors", "energy", "network", "nations", "treaty", "nato", "interpol", "unicef", "greenpeace", "amnesty", "democrats", "republicans", "conservatives", "labour", "liberals", "greens", "monitor", "chronicle", "dispatch", "bulletin", "campaign", "movement", "front", "brigade", "assembly", "secretariat"])  # fmt: skip

BODIES = frozenset(["nato", "eu", "un", "afp", "ap", "bbc", "cnn", "nbc", "abc", "cbs", "fbi", "cia", "nsa", "nasa", "who", "imf", "wto", "opec", "iaea", "osce", "rt", "tass", "dpa", "ansa", "efe", "reuters", "bloomberg", "kremlin", "pentagon", "congress", "parliament", "bundestag", "duma", "knesset", "interpol", "europol", "unicef", "unesco", "unhcr", "google", "facebook", "twitter", "microsoft", "apple", "amazon", "hamas", "hezbollah", "taliban", "isis", "gop", "dnc", "rnc", "sec", "fda", "cdc", "epa", "doj", "dhs", "irs", "nypd", "lapd", "mi5", "mi6", "ioc", "fifa", "uefa"])  # fmt: skip

DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "today", "yesterday", "tomorrow", "christmas", "easter", "ramadan", "thanksgiving", "gmt", "utc", "est", "edt", "bst", "cet"])  # fmt: skip

AGENCIES = frozenset(
    ["afp", "ap", "reuters", "tass", "dpa", "ansa", "efe", "xinhua", "bloomberg", "interfax", "agerpres", "pa", "upi", "ria", "lusa", "kyodo", "yonhap", "belga", "apa", "ritzau", "tt", "ntb", "stt"]
)
