"""What loci say, a line each, as the tests of collate write it down."""


def lines(loci, reports):
    texts = {marked.id: marked.report for marked in reports}
    return [
        f"{locus.asks}: "
        + " | ".join(
            f"{reading.report} {texts[reading.report].words(reading.span) if reading.span else '-'}"
            for reading in locus.readings
        )
        + f" {locus.verdict}"
        for locus in loci
    ]
