"""Units that are currencies."""

import re

MONEY = re.compile(
    r"^(?:[A-Z]{3}|crown|franc|krona|krone|lira|peso|dinar|rial|shekel|zloty|florin|mark|rand|won|real|ducat|thaler|guilder"
    r"|dollar|pound|yen|yuan|rupee|rouble|ruble)s?$"
)
