"""The phrases by which a report says who was killed and who was hurt (see tolls.py)."""

import re

KILLED = re.compile(
    r"\b(?:kill(?:ed|s|ing)?|dead|died|dies|deaths?|death toll|fatal(?:ly|ities)?|slain|murdered|homicide|perished|drowned"
    r"|executed|bodies|succumbed|lost (?:his|her|their) li\w+|to death)\b"
)
INJURED = re.compile(
    r"\b(?:injur(?:ed|y|ies|ing)|wound(?:ed|s|ing)?|hurt|hospitali[sz]ed|hospitals?|critical|serious|stable|grazed|stabbed"
    r"|burn(?:s|ed|t)|fractures|treated)\b"
)
SHOT = re.compile(r"\b(?:shot|struck|hit|gunshot)\b")
AND = re.compile(r",? and ")
ANYBODY = frozenset(
    ["person", "victim", "old", "patient", "teen", "teenager", "child", "youth", "people", "toddler", "student"]
)
OTHER = re.compile(r"\b(?:others?|another|more|additional)\b", re.IGNORECASE)
HIMSELF = re.compile(
    r"\b(?:and|before)\b[^.;]{0,40}?\b(?:(?:then|later|fatally)\s+)?(?:(?:kill|shoot|shot|turn|took|tak)\w*\b[^.;]{0,25}?)?"
    r"(?:himself|herself|(?:his|her) own life)\b",
    re.IGNORECASE,
)
MANY_KILLED = re.compile(
    r"\b(?:double|triple|quadruple)[- ](?:\w+ )?(?:homicide|murder|killing|shooting|suicide|fatal)|murder[- ]suicide"
    r"|\bdeaths of\b"
    r"|\bkillings of\b|\bbodies\b|\b(?:were|are) (?:both |all |found |pronounced |later |also |shot and |fatally )*"
    r"(?:kill|dead|slain|murder|shot to death|shot dead)|\bboth (?:died|dead|dying)|\bvictims (?:died|were killed)"
    r"|\balso (?:died|killed)"
    r"|\balso (?:was |were )(?:found |fatally |shot and |pronounced )*(?:kill|dead|slain|shot)"
    r"|\bcounts? of (?:\w+[- ])*murder"
    r"|\bmurders\b|\bhomicides\b|\bsecond victim (?:dies|died)",
    re.IGNORECASE,
)
ONE_KILLED = re.compile(
    r"\b(?:fatal(?:ly)? (?:shooting|shot|stabbing|stabbed|wound\w*|struck)|(?:shooting|stabbing) death|shot and killed"
    r"|shot to death"
    r"|shot dead|pronounced (?:\w+ )?(?:dead|deceased)|passed away|(?:he|she|who|victim|man|woman|boy|girl|teen"
    r"|child) (?:later )?died"
    r"|died (?:at|from|of|in|on|after|shortly|later|\w+day)|dead at|found dead|killing (?:him|her)"
    r"|was (?:shot and )?killed|dies (?:after|of|from)"
    r"|succumbed|homicide|(?:his|her) (?:death|body)|declared dead|death of)\b",
    re.IGNORECASE,
)
DEATH = re.compile(
    r"\battempted (?:[\w-]+ ){0,3}(?:murder|homicide)|\bhomicide (?:detectives?|unit|division|squad|investigators?|bureau"
    r"|section)"
    r"|\b(?:threaten\w*|tried|trying|want\w*|intent|plan\w*) to kill|\b(dead|d(?:ies?|ied|ying)|death|kill\w*|fatal\w*"
    r"|murder\w*|homicide\w*"
    r"|slain|slaying|deceased|passed away)\b",
    re.IGNORECASE,
)
LIVES = re.compile(
    r"\b(?:expected to (?:survive|recover|be (?:ok|okay|fine|all right|released)|make a full)|(?:non|not"
    r"|n't)[- ](?:be )?life[- ]threatening"
    r"|going to (?:survive|be (?:ok|okay|fine))|will (?:survive|recover)|stable condition|(?:minor|superficial) (?:injur"
    r"|wound)\w+"
    r"|(?:good|fair) condition|released from (?:the |a )?hospital|treated and released)",
    re.IGNORECASE,
)
NO_OTHERS = re.compile(
    r"\bno(?:body|[- ]?one| other (?:person|people|victims?)) else (?:was|were) (?:hurt|injured|harmed|wounded|hit|shot)"
    r"|\bno (?:other|additional|further) (?:injuries|people were (?:hurt|injured)|one was (?:hurt|injured))"
    r"|\bno (?:others|other people|other victims) were"
    r" (?:hurt|injured|harmed|shot)|\bno injuries\b|\bno[- ]?(?:one|body) was (?:hurt|injured|harmed)",
    re.IGNORECASE,
)
MANY_HURT = re.compile(
    r"\b(?:victims|double shooting|triple shooting|others (?:were|are|was|shot|hurt|injured|wounded)|(?:also"
    r"|both) (?:shot|injured|wounded|hurt)"
    r"|(?:were|are) (?:\w+ )?(?:shot|injured|wounded|hurt|hit|struck|taken to|hospitali\w+|transported|stabbed)"
    r"|(?:two|three|four|five|six|[2-9]|several|multiple) (?:\w+ )?(?:\w+ )?(?:shot|hurt|injured|wounded|hit))\b",
    re.IGNORECASE,
)
ONE_HURT = re.compile(
    r"\b(?:gunshot wounds?|(?:was|been) (?:accidentally |also |critically |seriously )?(?:shot|wounded|injured|grazed)"
    r"|sh(?:ot|oots|ooting) (?:him|her)self"
    r"|(?:to|at) (?:the|a|an) (?:\w+ ){0,3}hospital|(?:his|her) injur\w+|in (?:critical|serious|stable) condition"
    r"|hitting (?:him|her))\b",
    re.IGNORECASE,
)
SEVERAL_EVENTS = re.compile(
    r"\b(?:separate|shootings|attacks|incidents|weekend|across the (?:city|country|state)|since \w+day|over the past)\b",
    re.IGNORECASE,
)
PART = re.compile(r"\s*of (?:the|them|those)\b|\s*(?:of whom)\b", re.IGNORECASE)
PART_BEFORE = re.compile(r"\b(?:the other|of them|including|includes|ages?\b[^.;]{0,30}|ranging)\W*$", re.IGNORECASE)
HURT = re.compile(
    r"\b(?:(?:his|her|of|from|to|the|fatal|fatally) (?:\w+ )?(?:injur\w+|wound\w*)|survived by|critical (?:incident"
    r"|evidence|stage))"
    r"|\b(injur\w+|wounded|wounding|hurt|hospitali\w+|critical\w*|other (?:people|victims?|men|women|man|woman|person"
    r"|teens?)|others (?:were|are|shot)"
    r"|surviv\w+|victims|multiple|several (?:people|passengers)|graz\w+"
    r"|people shot|(?<!killed )(?<!killing )(?<!killed all )(?<!killing all )(?:two|three|four|five|six)"
    r" (?:\w+ )?(?:shot|(?:people|passengers|workers)"
    r"(?! (?:(?:had|have|were|are) )?(?:been )?(?:found |confirmed |pronounced )?(?:kill|dead|die|dying|slain|drown)))"
    r"|second victim)\b",
    re.IGNORECASE,
)
ELSEWHEN = re.compile(
    r"\b(?:this year|so far|last year|each year|every year|per year|year[- ]to[- ]date|nationwide|since (?:January|\d{4})"
    r"|(?:in|of) (?:19|20)\d\d"
    r"|homicide of the year|massacre|nationally|months? (?:ago|earlier)|years? (?:ago|earlier)|previous(?:ly)?|deadliest"
    r"|weeks? (?:ago|earlier|after)"
    r"|unrelated|separate|history)\b",
    re.IGNORECASE,
)
