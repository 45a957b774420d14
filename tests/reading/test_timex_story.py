"""Days that a text tells by its own story. The texts are written for these tests; values by hand, from the calendar."""

from __future__ import annotations

import pytest

from foedus.core.when import When
from foedus.reading.timex.timex import timex

WINTER_WAR = """The Winter War began on 30 November 1939. Two weeks later the League of Nations expelled the Soviet Union. In
January the front stood still. On 1 February an offensive opened on the Karelian Isthmus; ten days later the line broke. By the
following month both sides were ready to talk.
The treaty was signed on 12 March and the fighting stopped the next day. That summer the Baltic
states were annexed. In June 1941 the war was resumed. Late that year the front froze again, and it hardly moved until the spring of
1944."""
WINTER_WAR_VALUES = (
    """1939-11-30 1939-12-14 1940-01 1940-02-01 1940-02-11 1940-03 1940-03-12 1940-03-13 1940-SU 1941-06 1941 1944-SP"""
)

SIEGE = """France declared war on 19 July 1870. On 4 August the border was crossed, and on the 18th of that month a battle was lost
at Gravelotte. The siege of the capital began on 19 September. By the following spring all was over: an empire had been proclaimed
in January 1871, a preliminary peace followed on 26 February, and the Treaty of Frankfurt was signed on Wednesday, 10 May. In the
same year the government returned. The previous year it had fled. The last troops left in September 1873."""
SIEGE_VALUES = """1870-07-19 1870-08-04 1870-08-18 1870-09-19 1871-SP 1871-01 1871-02-26 1871-05-10 1871 1870 1873-09"""

CHRONICLE = """1942
On 6 November that year the convoy sailed. It arrived on Christmas Day. The week after, it was unloaded.

1943
In December the harbour froze. In January it was free again. On the night of 5 March 1944 the town was taken; the following morning
at 7:30 a.m. the mayor was found. It was the worst loss since 1812 (and 1813). In April the street was cleared."""
CHRONICLE_VALUES = """1942 1942-11-06 1942-12-25 1942-W53 1943 1943-12 1944-01 1944-03-05TNI 1944-03-06TMO 1944-03-06T07:30 1812
1813 1944-04"""

VOYAGE = """The expedition left on 3 May 1845 with provisions for three years. It was last seen in late July. In the winter of
1845–46 three men died; they were buried in January. The ships were beset on 12 September that year, and their commander died on
11 June 1847. Two years earlier he had been sixty. In April of the following year the crews left the ships. Search parties went
out from the spring of 1848; the first found nothing until August 1850. Over the next four years thirty parties sailed. In
October 1854 a trader returned; on the 23rd of that month his report was denied. By the end of the decade a note of 28 May 1847
had been found. The wrecks were found only in 2014 and 2016. From 10 to 20 May the crews had rested. At 4 p.m. on 22 April they
had halted. The next morning they turned south. By mid-June none was alive."""
VOYAGE_VALUES = """1845-05-03 P3Y 1845-07 1845-WI 1846-01 1846-09-12 1847-06-11 1845 1848-04 1848-SP 1850-08 P4Y 1854-10 1854-10-23
185 1847-05-28 2014 2016 1847-05-10 1847-05-20 1847-04-22T16:00 1847-04-22 1847-04-23TMO 1847-06"""

STORIES = [(WINTER_WAR, WINTER_WAR_VALUES), (SIEGE, SIEGE_VALUES), (CHRONICLE, CHRONICLE_VALUES), (VOYAGE, VOYAGE_VALUES)]


@pytest.mark.parametrize("published", [None, When.parse("2009-08-14")])
@pytest.mark.parametrize(("text", "values"), STORIES)
def test_history_is_told_by_its_own_days(text: str, values: str, published: When | None) -> None:
    assert [found.value for found in timex(text, published)] == values.split()


NEWS = [
    ("The pact of 1990 was amended in 1995 and 2001. On Monday the senate met. In June it had adjourned.", "2004-11-01 2004-06"),
    ("The pact of 1990 was amended in 1995 and 2001. Yesterday the senate met. In June it had adjourned.", "2004-11-04 2004-06"),
]


@pytest.mark.parametrize(("text", "values"), NEWS)
def test_news_with_a_past_is_told_by_its_publication(text: str, values: str) -> None:
    assert [found.value for found in timex(text, When.parse("2004-11-05"))][3:] == values.split()


OPEN = [
    "It was signed last Friday.",
    "It met yesterday and in June.",
    "It will meet next week and in two days.",
    "On Monday it was signed, a year after the talks.",
    "The pact of 1990 lapsed last month. In June it was renewed.",
    "Two days later it was ratified.",
]


@pytest.mark.parametrize("text", OPEN)
def test_nothing_is_invented_without_a_day_of_publication(text: str) -> None:
    days = [found for found in timex(text) if found.words != "1990"]
    assert days
    assert all(found.edtf.startswith("XXXX") or (found.edtf == "" and found.value[:1] in ("", "P")) for found in days)


BESIDE = [
    ("He was last seen on Nov. 3, the day before the vote.", ["2004-11-03", "2004-11-03"]),
    ("It was signed the day after Easter.", ["2004-04-12", "2004-04-11"]),
    ("It met two days before the vote.", ["P2D"]),
    ("It met on March 6, a Saturday.", ["2004-03-06", "2004-03-06"]),
    ("He came on Oct. 29. The next day he left; a week later he was back.", ["2004-10-29", "2004-10-30", "2004-11-06"]),
]


@pytest.mark.parametrize(("text", "values"), BESIDE)
def test_one_day_beside_another(text: str, values: list[str]) -> None:
    assert [found.value for found in timex(text, When.parse("2004-11-05"))] == values


DATELINES = [
    # published, text, value of the last expression
    ("2004-11-05", "SYDNEY, Nov. 6 -- Parliament voted today.", "2004-11-06"),
    ("2004-11-05", "PARIS, Nov. 4 (Agency) -- Parliament voted yesterday.", "2004-11-03"),
    ("2004-11-05", "WASHINGTON, Jan. 4 -- Parliament votes today.", "2004-11-05"),
    ("2004-11-04", "TOKYO (Agency) -- The cabinet resigned, its spokesman said Friday.", "2004-11-05"),
    ("2004-11-04", "PARIS (Agency) -- The cabinet resigned, its spokesman said Friday.", "2004-10-29"),
    ("2004-11-04", "TOKYO (Agency) -- The cabinet resigned last Friday.", "2004-10-29"),
]


@pytest.mark.parametrize(("published", "text", "value"), DATELINES)
def test_days_are_counted_from_the_dateline(published: str, text: str, value: str) -> None:
    assert timex(text, When.parse(published))[-1].value == value
