"""The words by which furniture gives itself away, by kind: what stands on news pages in general, not on some pages.

A line is compared with typographic marks made plain and blanks made single. Four strengths, from weak words to strong ones:
a line that is nothing but the words; the words as a label with a colon, a dash or a bar after them; a line that opens with
them; words that settle it wherever they stand.
"""

import re
from typing import NamedTuple

from variorum.model import FurnitureKind


class Cue(NamedTuple):
    """A pattern and the kind of furniture that it tells of."""

    kind: FurnitureKind
    pattern: re.Pattern[str]


_THING = r"(?:article|story|report|page|post|piece|news|video|bulletin|item)"
_READ_ALSO = (
    rf"read (?:also|next|more|this|on)(?: (?:on|about|from|in)(?: [\w'&-]+){{1,5}})?|also read|(?:read|see|watch|listen) also|see (?:also|more)|"
    rf"(?:keep|continue|go on) reading|what (?:to read|else)(?: next)?|read (?:the )?(?:full|original|whole) {_THING}|"
    rf"(?:related|recommended|similar|linked)(?: (?:articles?|stor(?:y|ies)|news|content|links?|posts?|topics?|reading|coverage|videos?|items?|to this story|for you))?|"
    rf"(?:more|also|elsewhere|latest|new|now|other news|top stories|earlier|previously)(?: [\w'&-]+)? (?:from|on|in|at|about|by)(?: [\w'&.-]+){{1,6}}|"
    rf"more (?:news|stories|articles|headlines|coverage|reports|top stories|{_THING}s)|(?:top|latest|other|breaking|today's|trending|popular|local|world) (?:news|stories|headlines|articles|posts|videos|reports)|"
    rf"most (?:read|viewed|popular|shared|commented|watched|clicked|discussed|recent|e-?mailed)(?: (?:stories|articles|news|today|now|this week|in [\w' -]+))?|(?:best|most) read(?: this week| today)?|"
    rf"trending(?: now| stories| today)?|popular(?: now| stories| posts| today)?|(?:editor'?s'?|our|reader'?s'?|staff) (?:picks?|choice)|"
    rf"you (?:may|might|could) (?:also )?(?:like|enjoy|have missed|be interested in)(?: \w+)?|don'?t miss|in case you missed it|icymi|must reads?|"
    rf"(?:up|coming up|next|watch|play) (?:next|now)|next {_THING}|previous {_THING}|from (?:the|our) (?:archives?|web|vault|blog)|around the web|further reading|"
    rf"in (?:pictures|depth|other news|this section|today's paper)|watch(?: live| the video)?|listen(?: live| to this article| now)?|live(?: now| blog| updates)?|older (?:posts|{_THING}s)|newer (?:posts|{_THING}s)|"
    rf"explore(?: (?:more|related|our)(?: [\w'-]+){{0,3}})?|ask (?:me|us) (?:anything|a question)|people also (?:ask|read)|what do you want to know"
)
_SHARE = (
    rf"share(?: (?:this|the|on|via|it|with)(?: [\w-]+){{0,3}})?|tweet(?: this)?|pin it|send (?:this|to a friend)|e-?mail(?: this(?: {_THING})?)?|print(?: this(?: {_THING})?)?|"
    rf"copy (?:the )?link|link copied|save(?: (?:this|for later))?(?: {_THING})?|bookmark(?: this)?|like(?: this)?|recommend|comments? ?(?:\(?\d+\)?)?|\d[\d,.]* (?:comments?|shares?|likes?|views?|retweets?|replies|reads)|"
    rf"(?:no|leave a|post a|add a|view|show|hide|read|see|write a|all)(?: \d+)? comments?|comments? (?:are |is )?(?:closed|off|policy)|be the first to comment|join the (?:conversation|discussion|debate)|reply|"
    rf"report (?:an? )?(?:error|mistake|typo|correction)s?|(?:spotted|found|see|seen) an? (?:error|mistake|typo)|give feedback|feedback|font size|text size|a\+ ?a-"
)
_NETWORK = r"(?:facebook|twitter|x|whatsapp|telegram|linkedin|reddit|instagram|tiktok|youtube|mastodon|bluesky|threads|messenger|pinterest|viber|signal)"
_ADVERT = (
    rf"(?:an? )?advert(?:isement|orial|s|isements|ising)?|ad|ads by [\w ]+|(?:sponsored|promoted|paid|partner|branded)(?: (?:content|links?|by|post|message|stories|advertisement|{_THING}))*|"
    rf"(?:story|article|report|text|news)? ?continues (?:below|after)(?: (?:this |the )?(?:advert(?:isement)?|ad|promotion|video|sponsor))?|(?:scroll|skip)(?: down)? to continue(?: reading)?|"
    rf"skip (?:ad|advert|advertisement|past newsletter promotion|to (?:main )?content|to navigation)|after (?:newsletter )?promotion|remove ads|anzeige|werbung|publicité|publicidad|pubblicità|annonce"
)
_TAGS = rf"(?:tags?|tagged|topics?|keywords?|key words|labels?|filed (?:under|in|to)|(?:in |{_THING} )?(?:categor(?:y|ies)|topics?|tags?)|posted in|sections?|subjects?|related (?:tags|topics)|more about|explore more on these topics)"
_SUBSCRIBE = (
    r"sign ?up|sign ?in|log ?in|log ?out|register(?: now| free| here)?|subscribe(?: now| today| here| for free)?|newsletters?|my account|become a (?:member|subscriber|supporter|patron)|support (?:us|our (?:work|journalism))|donate(?: now)?|"
    r"download (?:the|our) app|get (?:the|our) app|free trial|already a (?:subscriber|member)\??|notifications|(?:daily |morning |evening )?(?:briefing|newsletter)|start your (?:free )?trial|unlock this article|e-?paper|gift this article"
)
_OTHER = (
    r"(?:on air(?: now)?|now playing|now on air|listen live|watch live|live stream|play|pause|mute|loading(?: \.{3}|\.{3})?|menu|search|close|home|top|back(?: to top| to home)?|next|previous|\d+ ?(?:of|/) ?\d+|"
    r"page \d+(?: (?:of|/) \d+)?|p\. ?\d+|\d+|(?:\d+|one|two|three|four|five)[ -]min(?:ute)?s?(?: read)?|reading time:? .{1,12}|"
    r"(?:breaking|exclusive|live|video|photos?|gallery|audio|podcast|analysis|opinion|explainer|watch|news|international|world|national|local|politics|business|economy|home news|latest|update[sd]?|new|premium|subscriber only|members only)|"
    r"(?:the )?author|about (?:the )?(?:authors?|us|writer)|contact(?: us)?|help|faq|show more|load more|view (?:more|all)|see all|expand|less|more|\(?ends?\)?|#+|-? ?30 ?-?|\*[ *]*|[-_=~.• ]{3,}|"
    r"(?:view|open|click)(?: to enlarge| image| in app| here)?|enlarge(?: this image)?|toggle caption|hide caption|image caption|image source|end of .{1,30}|original text|rate this translation|translate this page|machine translated)"
)

WHOLE: tuple[Cue, ...] = tuple(
    Cue(kind, re.compile(rf"[-–—>»«<•*#+\[( ]*(?:{pattern})[-–—>»:;,.!?…•*#\]) ]*", re.IGNORECASE))
    for kind, pattern in (
        ("advert", _ADVERT),
        ("share", rf"{_SHARE}|{_NETWORK}(?:[ ,/|·•]+{_NETWORK})*"),
        ("subscribe", _SUBSCRIBE),
        ("other", _OTHER),
        ("tags", _TAGS),
        ("read-also", _READ_ALSO),
    )
)  # fmt: skip
"""A line that says nothing but this."""

LABEL: tuple[Cue, ...] = tuple(
    Cue(kind, re.compile(rf"[->»•*\[( ]*(?:{pattern})\s*(?::|\s[-|>»]+\s|>>|»)\s*\S", re.IGNORECASE))
    for kind, pattern in (
        ("read-also", rf"{_READ_ALSO}|read|related(?: \w+)?|also|watch|listen|video|podcast|gallery|photos"),
        ("share", rf"{_SHARE}|follow(?: us)?(?: on)?|find us(?: on)?"),
        ("advert", _ADVERT),
        ("tags", _TAGS),
        ("caption", r"(?:photo|picture|image|file|video|illustration|graphic|map|stock)s?(?: (?:photo|picture|image|credits?|source|by|courtesy(?: of)?|from))*|(?:photo|picture|image) ?/ ?\w+|pictured(?: above| below)?|caption|credits?|(?:foto|bild)(?:s|er)?"),
        ("subscribe", _SUBSCRIBE),
        ("author", r"(?:about the )?(?:authors?|writer|reporter|editor|contact)|follow the author|translat(?:ion|ed|or)(?: by)?|edited by|editing(?: by)?|written by"),
        ("menu", r"you are here|breadcrumbs?|navigation|menu|sections"),
        ("other", r"on air(?: now)?|now playing|now on air|listen live|coming up|next on|(?:our )?(?:sponsors?|partners?)|disclaimer|isbn|issn|doi|url|permalink|short ?link|page|reading time|read time|word count|copyright"),
    )
)  # fmt: skip
"""A line that has something after this label."""

OPENING: tuple[Cue, ...] = tuple(
    Cue(kind, re.compile(rf"[->»•*\[( ]*(?:{pattern})", re.IGNORECASE))
    for kind, pattern in (
        ("copyright", r"©|\(c\) ?(?:\d{4}|[A-Z])|copyright\b|all rights reserved|(?:some|no) rights reserved|©?\d{4} ©"),
        ("share", rf"(?:share|discuss) this {_THING}|(?:follow|like|join|find) (?:us|me|our|[\w' ]{{2,40}}) on {_NETWORK}\b|(?:follow|like) us\b|(?:have your say|tell us (?:what you think|your story))\b|let us know (?:what|if|in the comments)|what do you think\?"),
        ("subscribe", r"(?:sign up|signup) (?:for|to|here|now|and|today)\b|subscribe (?:to|for|now|here|by|today|and)\b|get (?:the|our|all the|more) [\w ,']{0,60}(?:newsletter|inbox|app\b|alerts)|(?:to )?(?:read|see) (?:the full story|more|this article),? (?:please )?(?:subscribe|log|sign|register)|this article is (?:for|only|available|exclusive)[\w ]{0,40}(?:subscribers|members)|(?:please )?(?:support|help) (?:us|our)\b[\w ,']{0,60}\b(?:journalism|donat|subscri|newsroom)|download (?:the|our) [\w ']{0,30}\bapp\b|become a (?:member|subscriber|supporter)|already a (?:subscriber|member)|you have (?:\w+ )?(?:\d+ |one |two |three )?(?:free )?articles? (?:left|remaining)|enter your e-?mail|never miss a\b"),
        ("author", r"about the author|(?:translation|translated|edited|editing|compiled|produced|photographs?|graphics?) by [A-Z]|the (?:author|writer) (?:is|was|can be|may be|works|teaches)\b|the views expressed|(?:contact|e-?mail|write to|reach) (?:the (?:author|writer|reporter|newsroom|editors?)|our (?:reporter|newsroom|newsdesk|editors?)|us (?:at|on|with|via))\b|[A-Z][\w'-]+ [A-Z][\w'-]+ (?:is|was) (?:an? |the )?(?:[\w-]+ ){0,5}(?:correspondent|reporter|columnist|journalist|staff writer|editor|freelance[\w ]*)\b[^\"]{0,80}$|[A-Z][\w'-]+ [A-Z][\w'-]+ (?:writes|reports|covers|blogs) (?:about|on|for)\b[^\"]{0,80}$"),
        ("advert", r"(?:this (?:article|post|page) (?:contains|may contain) affiliate|we may earn (?:a )?commission|paid for by|in association with|brought to you by)"),
        ("read-also", r"(?:click|tap) here (?:to|for)|click (?:on )?the (?:link|image|picture|photo)|for more (?:news|stories|information|on this)[^\"]{0,60}(?:click|visit|go to|see|follow|read)|read our (?:full|other|live|explainer|guide)|see (?:page|pages|also) \w+|visit our\b|stay (?:tuned|up to date|informed)\b"),
        ("caption", r"\(?(?:photo|picture|image|file photo|photograph|video|illustration)(?:s|graph)? (?:by|courtesy|credit|from|via|©)\b|(?:file|library|stock|undated|handout|archive) (?:photo|picture|image|photograph|footage)\b|(?:getty images|shutterstock|istock|alamy|reuters/|ap photo|afp/|epa/|photo:)"),
        ("other", r"(?:we use|this (?:site|website|page) uses) cookies|by (?:clicking|continuing|signing up|using)\b[^\"]{0,80}(?:agree|accept|terms)|(?:please )?enable javascript|javascript (?:is|must)|your browser|this (?:site|form) is protected|something (?:wrong|missing) with this (?:article|page)|this (?:article|story|page|text|report) (?:was (?:automatically|machine|first published|originally (?:published|appeared))|is (?:part of|reproduced|republished)|has been (?:automatically|machine))|(?:got|do you have|have you got) (?:a|an|any) (?:story|tip|news|question|views?|opinion|information|comment|photo)\b[^\"]{0,120}\?|(?:were|was|are|is|did|have|has|do) (?:you|your)\b[^\"?]{0,80}\?.{0,12}\b(?:call|e-?mail|text|send|tell|contact|write|ring|get in touch|let us|whatsapp|phone)\b|(?:call|ring|text|phone|e-?mail|whatsapp) (?:our|the|us)\b[^\"]{0,30}\b(?:newsdesk|news desk|newsroom|tip ?line|hotline|desk|us)\b|send us (?:your|a|any)\b|to (?:report|correct) an? (?:error|mistake)|first published (?:on|in|at|:)"),
    )
)  # fmt: skip
"""A line that opens so."""

ANYWHERE: tuple[Cue, ...] = tuple(
    Cue(kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("copyright", r"\ball rights (?:are )?reserved\b|(?:may|must|can) ?not be (?:published|reproduced|copied|redistributed|broadcast|republished|rewritten|used)[^.]{0,60}(?:permission|consent|redistribut|rewritten|in whole|in part|form|prohibited|publisher)|(?:reproduction|republication|redistribution|copying|unauthori[sz]ed (?:use|copying|reproduction))[^.]{0,60}\b(?:prohibited|forbidden|not (?:permitted|allowed)|without)\b|©\s*(?:19|20|21)\d\d\b|\bcopyright ©?\s?(?:19|20|21)\d\d\b|\b(?:terms (?:of (?:use|service)|and conditions)|privacy (?:policy|notice)|cookie (?:policy|settings))\b.{0,40}\b(?:apply|terms|privacy|cookie|contact|\|)|protected by (?:intellectual property|copyright)"),
        ("other", r"published (?:directly |unedited )?from (?:a|an|the) (?:[\w-]+ )?(?:wire|syndicated|agency|news)(?: agency)? feed|has not been (?:edited|created) by [\w ']{2,40} (?:staff|team)|auto-?generated from|without (?:any )?modifications? to the text"),
    )
)  # fmt: skip
"""Words that settle it wherever they stand in a line that is not long."""

HEADLINES_FOLLOW = re.compile(
    rf"[-–—>»•*#\[( ]*(?:{_READ_ALSO}|{_ADVERT}|[\w &'/-]{{0,40}}\b(?:news|stories|headlines|coverage)(?: (?:from|on|in|by)(?: [\w'&.-]+){{1,5}}| coverage)?)[->»:.!… ]*",
    re.IGNORECASE,
)
"""A line after which other headlines may come."""

NAVIGATION = frozenset(
    [
        "home",
        "news",
        "world",
        "nation",
        "national",
        "international",
        "islands",
        "politics",
        "business",
        "money",
        "markets",
        "market",
        "economy",
        "finance",
        "sport",
        "sports",
        "culture",
        "arts",
        "entertainment",
        "showbiz",
        "celebrity",
        "celebs",
        "stars",
        "lifestyle",
        "life",
        "living",
        "health",
        "science",
        "tech",
        "technology",
        "opinion",
        "opinions",
        "comment",
        "comments",
        "editorial",
        "editorials",
        "letters",
        "weather",
        "travel",
        "video",
        "videos",
        "photos",
        "photo",
        "pictures",
        "audio",
        "live",
        "local",
        "region",
        "regional",
        "regions",
        "europe",
        "asia",
        "africa",
        "americas",
        "america",
        "us",
        "uk",
        "education",
        "environment",
        "climate",
        "energy",
        "cars",
        "motoring",
        "motors",
        "property",
        "puzzles",
        "crossword",
        "games",
        "horoscopes",
        "horoscope",
        "subscribe",
        "login",
        "log-in",
        "sign-in",
        "register",
        "search",
        "menu",
        "contact",
        "about",
        "help",
        "newsletter",
        "newsletters",
        "e-paper",
        "epaper",
        "shop",
        "store",
        "jobs",
        "classifieds",
        "archive",
        "archives",
        "rss",
        "podcast",
        "podcasts",
        "tv",
        "radio",
        "print",
        "share",
        "email",
        "e-mail",
        "mail",
        "post",
        "link",
        "tweet",
        "facebook",
        "twitter",
        "whatsapp",
        "telegram",
        "linkedin",
        "reddit",
        "save",
        "tags",
        "latest",
        "breaking",
        "trending",
        "features",
        "analysis",
        "obituaries",
        "crime",
        "courts",
        "defence",
        "defense",
        "security",
        "magazine",
        "society",
        "people",
        "family",
        "food",
        "style",
        "fashion",
        "win",
        "shock",
        "royals",
        "football",
        "cricket",
        "weekend",
        "more",
        "sections",
        "topics",
        "services",
        "government",
        "industry",
        "regulatory",
        "recalls",
        "research",
        "companies",
        "banking",
        "media",
        "press",
        "releases",
        "advertise",
        "account",
        "settings",
        "edition",
        "editions",
        "english",
    ]
)
"""Words of which menus are made."""
