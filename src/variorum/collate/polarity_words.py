"""Words of English that carry what a clause affirms or denies."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


BE_FORMS = _words("""
is are was were be been being am
""")
HAVE = _words("""
has have had having
""")
# a clause near one of these is not plainly said
DOUBTFUL = _words("""
would should might may must shall ought need dare if whether unless until till lest wish wished hope hopes hoped
hoping want wants wanted fear fears feared suppose supposed almost nearly hardly barely scarcely deny denies denied
denying refuse refused refuses fail failed fails decline declined declines without suggest suggested suggesting claim
claimed claims rumour rumours rumor rumors question questions asked ask or before likely expected allegedly appeared
supposedly
""")
NEGATORS = _words("""
not never no nobody none neither nor cannot nothing without
""")
# behind "not": they deny less than the clause
NARROW = _words("""
only just merely even necessarily all every everyone always alone simply really entirely fully exactly so too very
much many enough quite yet immediately because due as going about until unless if the whether rather that what why how
when
""")
# say nothing of what happened
SCALE = _words("""
yet ever again also still now then already once actually simply own anymore time else there here
""")
# a clause ends before them
STOP = _words("""
and but while because although though as when whenever after before since who whom whose which that if whether unless
until where so than or nor despite amid
""")
TO_VERB = _words("""
refused refuses refusing failed fails failing declined declines
""")
DENIED = _words("""
denied denies deny denying
""")
PREPOSITIONS = _words("""
on in at off under below above over by with from to into out inside outside for against through near beside between
""")
# states in which things happen: "in thick fog" says that there was fog
MEDIA = _words("""
fog mist haze smoke dust rain drizzle sleet snow hail ice wind storm gale darkness moonlight sunshine lightning heat
traffic panic silence calm
""")
WITHIN = _words("""
in through amid amidst into
""")
# behind "there was no fog": "to speak of", "at all"
NEVERTHELESS = _words("""
to at whatever of
""")
PRONOUNS = _words("""
he she it they we i you who this that these those
""")
# heads of a subject that tell nothing of whom it names
SOMEBODY = _words("""
man woman person people official officials one ones someone group
""")
# in a subject: it counts people, or says that there were none
PEOPLE = _words("""
people persons several many dozens some others nobody none one two three four five six seven eight nine ten
""")
# verbs, and words behind "was", whose denial tells of no event, or that a later report answers
SPEECH = _words("""
say know comment respond reply want think believe mean need appear seem like expect disclose release name identify
confirm provide elaborate specify mention give answer care understand realise realize remember recall feel hear see
look let  make get do have take come go use show tell discuss explain address rule change work help stop end exist
happen include  clear known sure possible able available likely certain true right wrong good bad new easy hard real
fair ready alone  important aware uncommon unusual different difficult surprising involved related
""")
