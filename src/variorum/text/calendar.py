"""The words of the English calendar: months and weekdays, whole and cut short."""

MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

MONTHS = {name: number for number, name in enumerate(MONTH_NAMES, start=1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
"""Name, lower case, to number; January is 1."""

WEEKDAYS = {name: number for number, name in enumerate(WEEKDAY_NAMES, start=1)}
WEEKDAYS |= {name[:3]: number for name, number in WEEKDAYS.items()} | {"tues": 2, "weds": 3, "thur": 4, "thurs": 4}
"""Name, lower case, to ISO number; Monday is 1."""
