from variorum.language import encoder
from variorum.lineage.dispatch import dispatch
from variorum.lineage.evidence import witness
from variorum.lineage.kinship import Kinship
from variorum.settings import Settings

FULL = """LUND, May 3 (KESTREL) - The heron of Lund came back on Monday after an absence of eleven years.

It settled on the roof of the customs house, the harbour master, Ida Falk, said. "He looked at me as if I owed him rent."

Nobody knows where the bird has been. A ring on its leg says that it was born in Vesmar, 640 km to the south."""

OTHER = """LUND (KESTREL) - The heron of Lund came back on Monday after an absence of eleven years.

It settled on the roof of the customs house, the harbour master, Ida Falk, said.

Two bakers have begun to sell gingerbread.

Nobody knows where the bird has been. A ring on its leg says that it was born in Vesmar, 640 km to the south."""


def test_a_passage_that_only_another_faithful_copy_has_is_put_in_where_it_stands_there(told):
    kinship = Kinship([witness(told("full", FULL)), witness(told("other", OTHER))], encoder(), Settings().lineage)
    assert dispatch(0, [1], kinship, Settings().lineage).split("\n\n")[1:] == [
        'It settled on the roof of the customs house, the harbour master, Ida Falk, said. "He looked at me as if I owed him rent."',  # noqa: E501
        "Two bakers have begun to sell gingerbread.",
        "Nobody knows where the bird has been. A ring on its leg says that it was born in Vesmar, 640 km to the south.",
    ]


def test_without_other_copies_the_dispatch_is_what_its_copy_has(told):
    kinship = Kinship([witness(told("full", FULL))], encoder(), Settings().lineage)
    assert dispatch(0, [], kinship, Settings().lineage) == FULL
