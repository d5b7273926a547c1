"""Reading files and pages: from a path or URL to reports."""

from typing import Literal

import msgspec


class Ingest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Reading files."""

    max_bytes: int = 20_000_000  # of one report or page: the longest news page seen has 4 MB; more is a dump, not a report
    max_document_bytes: int = 50_000_000  # of one PDF, DOCX, RTF, mail or XML file: read whole, in memory up to ten times that
    max_pages: int = 1_000  # of one PDF: a whole newspaper has 200; a page takes 20 ms
    max_page_bytes: int = 2_000_000  # that one PDF page draws: text has a few thousand, a map of a city a million
    max_json_bytes: int = 25_000_000  # of one JSON object: read whole, and nested brackets take 30 times that in memory
    max_nesting: int = 4  # files packed in files: a zip of gzipped WARC files has three; more is a bomb or a fault
    max_unpacked: int = 50_000_000_000  # bytes out of all that is packed at one place: the largest WARC files have 6 GB
    max_ratio: int = 250  # bytes for each packed byte, beyond the first max_bytes: pages of one site stay below 100
    max_window: int = 134_217_728  # bytes of memory that a packed file may ask for: xz -9 takes half, zstd --long all
    max_members: int = 100_000  # files in one zip or tar: their names are held in memory; a year of a newspaper has fewer
    max_listed: int = 100_000  # rejections one by one, each with 400 bytes of memory; more are counted by file and reason
    feed_full_words: int = 100  # of a feed item's text: shorter ones are summaries, or dispatches as short at their link
    feed_summary_words: int = 30  # of a beginning that stands in for a page that cannot be had; shorter ones are headlines


class Fetch(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Fetching URLs."""

    contact: str = ""  # a URL or mail address that stands in the user agent, for hosts that want to know who reads them
    cache: str = ""  # a folder that keeps what was fetched, so that a host sends only what has changed; "": nothing is kept
    # the links of feed items that are no full text; fetched: of feeds that were given by URL; all: of feeds in files, too
    links: Literal["none", "fetched", "all"] = "fetched"  # who gives a file has not asked for the net
    max_bytes: int = 50_000_000  # of what one URL holds, unpacked: the longest news pages have 4 MB, a day's archive more
    max_redirects: int = 5  # from http to https, to "www.", to the story's new place; more is a fault or a trap
    connect_seconds: float = 10.0  # until a host takes the call: a good line takes 0.1
    read_seconds: float = 20.0  # without a byte: slow sites of papers think for five seconds
    total_seconds: float = 90.0  # for one answer, however it drips
    pause_seconds: float = 1.0  # between two questions to one host: what a quick human reader does
    max_wait_seconds: float = 30.0  # that a host may ask for (Crawl-delay, Retry-After); who waits at a desk gives up later
    ports: tuple[int, ...] = (80, 443)  # the web's own; others are printers, databases and routers


class Clean(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From bytes to a report."""

    max_chars: int = 200_000  # of one report's text: the longest live blogs have half of it; a book or a dump takes minutes
    max_tags: int = 60_000  # of one page: news pages have 500 to 3,500, and trafilatura takes seconds for sixty thousand
    max_attributes: int = 2_000  # of one tag: pages have a dozen, and libxml2's time grows with the square of their number
    least_prose: int = 100  # words of a body that are enough, whatever else stands on the page: it may hold other reports
    prose_share: float = 0.3  # of a page's prose that a shorter body must hold, else the next way of finding it is tried
    better_body: float = 1.2  # times the prose of an earlier way that a later one must find to be taken
    like_share: float = 0.2  # of a body's prose in elements of one kind, from which all prose in such elements is the body's
    linked_share: float = 0.8  # of a paragraph in links from which it leads elsewhere: "Related: ..." has 0.8 to 0.9
    linked_words: int = 4  # below, a link alone is a name, a source, an address
    linked_most: float = 0.3  # of the body's words; where more lead elsewhere, the report is a list of links
    witness_share: float = (
        0.6  # of the words of the body in a page's data; where less is found on the page, the data's is taken
    )
    least_piece: int = 12  # letters of a paragraph that are looked for by themselves where it does not stand whole on the page
    most_pieces: int = 400  # steps in which the pieces of one paragraph are looked for
    min_note: int = 6  # words of a note of correction; what is shorter is its heading
    min_words: int = 20  # below this nothing can be collated: a caption, a cookie notice, an empty page
    short_sentence: int = 8  # words from which a line that ends as a sentence is running text; prompts are shorter
    long_line: int = 25  # a line of so many words is running text however it ends; headlines keep under it
    short_furniture: int = 45  # words; prompts and labelled headlines keep under it, paragraphs that begin like one do not
    long_furniture: int = 150  # words; the longest copyright notices of agencies have about 100
    long_question: int = 20  # words; a line that asks or exclaims and has no more is a headline or a prompt, no paragraph
    furniture_cost: float = 1.5  # words of running text that a line of furniture outweighs where the report ends or begins
    loose_cost: float = 2.0  # the same for a line that is neither: below four, one sentence bridges a subheading and a list
    close_share: float = 0.5  # of the report's words must be told before "###" or "3 thoughts on ..." can close it
    open_share: float = 0.3  # of the lines inside a report: where more have no full stop, that is how it writes
    longest_headline: int = 18  # words; what has more below the report is a sentence without its full stop
    foot_lines: int = 5  # below the report, after so many lines of furniture, nothing is the report's any more
    least_rows: int = 4  # of one shape under each other are a table or list of the report's own; headlines are not so alike
    longest_row: int = 12  # words of such a line
    late_share: float = 0.6  # of a page's lines before "3 comments" can be the title of what readers wrote: else it is a link
    list_title: int = 8  # words of the title of a list of headlines, as "More from this section"
    least_list: int = 2  # headlines under a title that is none by its words alone
    label_likeness: float = 0.2  # more of the text's words than the headline has, and "Watch: ..." is the headline
    long_head: int = 6  # lines over the headline that name nothing: from here on they are a menu, whatever they say
    headline_words: int = 5  # long words; a shorter headline among many lines counts as if it had so many and shared none
    headline_least: float = -0.5  # votes; a line with fewer is no headline: a word or two that the text lacks
    headline_shared: float = 2.0  # votes of a line all of whose long words the text has too
    headline_shared_in_menu: float = 6.0  # the same under a menu, whose lines are as long as headlines are
    headline_lower: float = 0.75  # votes lost for each line above that could be it: lower is more often the line under it
    headline_told: float = 0.3  # of a line's long words that the text has too, for it to be such a line under a menu
    headline_lead: int = 8  # lines of the text that a headline is compared with: it tells of the beginning
    whole_headline: int = 4  # words from which a line is long enough for a headline; three are a doubtful one
    small_line: int = 3  # words; what has no more beside a headline is a section, a rubric, a name
    name_words: int = 4  # of an outlet: "The Halvey Evening Lamp"; sentences and headlines are longer
    name_chars: int = 60  # of an outlet, above which it is a sentence without blanks
    name_line: int = 6  # words of a line in the head, above which it has more in it than a name
    holder_lines: int = 12  # at the foot of a page, one of which says whose copyright it is
    imprint_lines: int = 3  # at the end, one of which tells of the outlet: "The Lamp is published by ..."
    imprint_words: int = 40  # of such a line; a paragraph about the outlet is longer
    near_lines: int = 12  # between headline and text: a summary, writer, dates, sharing, captions; menus stand farther off
    repeat_reports: int = 3  # reports of one outlet that differ and have a line in common: two can share it by chance
    repeat_anywhere: int = 4  # the same for reports of any outlets
    repeat_likeness: float = 0.5  # of the long words of the shorter: copies share most, two reports of one event a third
    repeat_about: float = 0.25  # of a line's long words: more of them in the report, and it tells of what the report tells of
    repeat_ends: int = 3  # last paragraphs of a report that can be of the outlet, not the story
    outlet_score: int = 3  # of 9: above the headline, a word such as "Courier" in capitals is an outlet's name
    encoding_sample: int = 20_000  # bytes that tell in which encoding a text is; each is tried on them
    encoding_least: float = 0.005  # score below which no language is told: one frequent word in two hundred
    encoding_letters: float = 0.2  # of a frequent word: what a text counts whose every letter beyond ASCII its language has
    encoding_chance: float = 0.12  # share of frequent characters that comes out of other encodings too: half of their own
    encoding_better: float = 1.15  # times the score of Windows-1252, in which four of five such texts are, that another has
    encoding_sound: float = 0.7  # of what is not ASCII in a line of UTF-8 is whole; by chance half of it is in EUC-JP
    encoding_lost: float = 0.1  # of what is not ASCII may be lost in a declared charset; beyond, it is not the one
    language_sample: int = 4_000  # characters are enough to tell a language; py3langid is right on one sentence already
    english_share: float = 0.2  # of the words are small English ones: 0.30 in English news, 0.14 in Dutch
