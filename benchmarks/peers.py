"""Peers that group reports by event: what anybody would take from the shelf.

Each reads reports in one pass, in the order in which they came out, and gives for each of the thresholds that it is asked for
the group of every report, as a number. A package that is not installed raises ModuleNotFoundError at the first report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from variorum.model import Report

if TYPE_CHECKING:
    import numpy

Groups = list[int]
Peer = Callable[[Iterable[Report], Sequence[float]], Iterator[Groups]]
Placer = Callable[[Report], None]
HASHES = 128
SHINGLES, SHARES = (1, 2, 3), (0.02, 0.1, 0.5)
BLOCK = 256  # reports that are compared at a time with those before them
DAYS = 3  # the window of the baseline in issue 6


def words_of(report: Report) -> str:
    """What peers read of a report."""
    return f"{report.title or ''}\n{report.text}"


def near_duplicates(reports: Iterable[Report], thresholds: Sequence[float], shingle: int) -> Iterator[Groups]:
    """datasketch: MinHash of shingles of words, LSH, components of what it finds alike."""
    from datasketch import MinHashLSH

    hashed = [_hashed(report, shingle) for report in reports]
    for threshold in thresholds:
        index = MinHashLSH(threshold=threshold, num_perm=HASHES)
        parent = list(range(len(hashed)))
        for number, minhash in enumerate(hashed):
            for other in index.query(minhash):
                parent[_root(parent, other)] = _root(parent, number)
            index.insert(number, minhash)
        yield [_root(parent, number) for number in range(len(hashed))]


def agglomerated(reports: Iterable[Report], thresholds: Sequence[float]) -> Iterator[Groups]:
    """scikit-learn: TF-IDF, then agglomerative clustering by the average cosine distance, which holds all pairs."""
    import numpy
    from sklearn.cluster import AgglomerativeClustering

    vectors, _ = _vectors(reports, _vectorizer(0.5))
    distances = numpy.clip(1 - (vectors @ vectors.T).toarray(), 0, None)
    for threshold in thresholds:
        clusters = AgglomerativeClustering(None, metric="precomputed", linkage="average", distance_threshold=1 - threshold)
        yield clusters.fit_predict(distances).tolist()


def single_pass(reports: Iterable[Report], thresholds: Sequence[float], commonest: float) -> Iterator[Groups]:
    """TF-IDF in one pass: each report joins the group of the one that is most like it of those since `DAYS` before, or begins a
    group. Words of more than the share `commonest` of reports are left out, which saves most of the time."""
    import numpy

    vectors, day = _vectors(reports, _vectorizer(commonest))
    order = numpy.argsort(day, kind="stable")
    vectors, day = vectors[order], day[order]
    told = [numpy.arange(len(day)) for _ in thresholds]
    for start in range(0, len(day), BLOCK):
        stop = min(start + BLOCK, len(day))
        since = int(numpy.searchsorted(day, day[start] - DAYS))
        alike = (vectors[start:stop] @ vectors[since:stop].T).tocsr()
        for number in range(start, stop):
            row = slice(alike.indptr[number - start], alike.indptr[number - start + 1])
            others, likeness = alike.indices[row] + since, alike.data[row]
            earlier = (others < number) & (day[others] >= day[number] - DAYS)
            others, likeness = others[earlier], likeness[earlier]
            best = likeness.argmax() if len(others) else None
            for groups, threshold in zip(told, thresholds, strict=True):
                if best is not None and likeness[best] >= threshold:
                    groups[number] = groups[others[best]]
    for groups in told:
        found = numpy.empty_like(groups)
        found[order] = groups
        yield found.tolist()


def near_duplicates_placer(reports: Iterable[Report], threshold: float, shingle: int) -> Placer:
    """datasketch: looks up a new report among all others, and adds it."""
    from datasketch import MinHashLSH

    index = MinHashLSH(threshold=threshold, num_perm=HASHES)
    for report in reports:
        index.insert(report.id, _hashed(report, shingle))

    def place(report: Report) -> None:
        minhash = _hashed(report, shingle)
        index.query(minhash)
        index.insert(report.id, minhash)

    return place


def single_pass_placer(reports: Iterable[Report], threshold: float, commonest: float) -> Placer:
    """TF-IDF: finds the report that is most like a new one among those of the last days. The new one is not added, and words
    count as they did among the others: a matrix of scikit-learn's does not grow."""
    vectorizer = _vectorizer(commonest)
    vectors, day = _vectors(reports, vectorizer)
    window = vectors[day >= day.max() - DAYS]

    def place(report: Report) -> None:
        likeness = (window @ vectorizer.transform([words_of(report)]).T).toarray()
        likeness.argmax(), likeness.max() >= threshold

    return place


def _hashed(report: Report, shingle: int) -> Any:
    """The MinHash of a report's shingles."""
    from datasketch import MinHash

    words = words_of(report).lower().split()
    minhash = MinHash(HASHES)
    minhash.update_batch({" ".join(words[n : n + shingle]).encode() for n in range(max(1, len(words) - shingle + 1))})
    return minhash


def _root(parent: list[int], number: int) -> int:
    while parent[number] != number:
        parent[number] = number = parent[parent[number]]
    return number


def _vectorizer(commonest: float) -> Any:
    """What makes TF-IDF vectors of length 1."""
    import numpy
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(sublinear_tf=True, min_df=2, max_df=commonest, dtype=numpy.float32)


def _vectors(reports: Iterable[Report], vectorizer: Any) -> tuple[Any, numpy.ndarray]:
    """The vectors of reports and the day of each: of one without a date, that of the one before it."""
    import numpy

    days: list[float] = []

    def texts() -> Iterator[str]:
        for report in reports:
            before = days[-1] if days else 0.0
            days.append(datetime.fromisoformat(report.published).timestamp() / 86_400 if report.published else before)
            yield words_of(report)

    return vectorizer.fit_transform(texts()), numpy.array(days)


# every peer in the variants from which stories.py chooses; of some, the most reports that a machine of 24 GB holds
PEERS: dict[str, dict[str, Peer]] = {
    "datasketch MinHash LSH": {f"shingles of {n}": partial(near_duplicates, shingle=n) for n in SHINGLES},
    "scikit-learn TF-IDF, agglomerative": {"average": agglomerated},
    "TF-IDF, single pass": {f"words of up to {share:.0%}": partial(single_pass, commonest=share) for share in SHARES},
}
PLACERS: dict[str, dict[str, Callable[[Iterable[Report], float], Placer]]] = {
    "datasketch MinHash LSH": {f"shingles of {n}": partial(near_duplicates_placer, shingle=n) for n in SHINGLES},
    "TF-IDF, single pass": {f"words of up to {share:.0%}": partial(single_pass_placer, commonest=share) for share in SHARES},
}
MOST = {"scikit-learn TF-IDF, agglomerative": 20_000}
THRESHOLDS = {
    "datasketch MinHash LSH": (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7),
    "scikit-learn TF-IDF, agglomerative": (0.08, 0.1, 0.12, 0.15, 0.18, 0.2, 0.22, 0.25, 0.28, 0.3, 0.35),
    "TF-IDF, single pass": (0.08, 0.1, 0.12, 0.15, 0.18, 0.2, 0.22, 0.25, 0.28, 0.3, 0.35),
}
