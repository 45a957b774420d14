"""The network of alliances on a day: who owes whom what, what is not known, and its files and picture."""

import builtins
import json
from datetime import date
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest

from foedus.core.problems import Refused
from foedus.datasets.alliances.spellrows import Spells, spells
from foedus.datasets.rowfiles import of_text, row_file
from foedus.research.networks.files import graphml, node_link
from foedus.research.networks.layout import arranged
from foedus.research.networks.network import merged, network
from foedus.research.networks.picture import picture
from foedus.research.networks.ties import Tie, ties

ATOP = "atopid,phase,member,yrent,moent,dayent,yrexit,moexit,dayexit,defense,offense,neutral,nonagg,consul,obvary,version"
COW = """version4id,ccode,mem_st_year,mem_st_month,mem_st_day,mem_end_year,mem_end_month,mem_end_day,left_censor,right_censor,
defense,neutrality,nonaggression,entente,version""".replace("\n", "")
UK, FRANCE, ITALY, GERMANY, RUSSIA = 200, 220, 325, 255, 365
DAY = date(1914, 7, 28)


def world(head: str, *rows: str, name: str = "ATOP") -> Spells:
    version = "4.01" if name == "ATOP" else "4.1"
    file, _ = of_text(Path("members.csv"), "\n".join([head, *(f"{row},{version}" for row in rows)]))
    assert file
    found, problems = spells(file, name)
    assert found
    assert not problems
    return found


def member(
    state: int, entry: str = "1900,1,1", exit: str = "0,0,0", alliance: int = 1, flags: str = "1,0,0,0,1", obvary: int = 0
) -> str:
    return f"{alliance},0,{state},{entry},{exit},{flags},{obvary}"


def owed(found: Spells, first: int, second: int, day: date = DAY) -> dict[str, str]:
    graph = merged(network(found, day))
    return dict(graph.edges[first, second]) if graph.has_edge(first, second) else {}


def test_each_owes_what_its_own_row_says() -> None:
    found = world(ATOP, member(UK, flags="1,0,0,1,0"), member(FRANCE, flags="0,0,0,1,1"))
    assert owed(found, UK, FRANCE) == {"bound": "yes", "alliances": "1", "defense": "yes", "offense": "no", "neutral": "no",
                                       "nonagg": "yes", "consul": "no"}  # fmt: skip
    assert owed(found, FRANCE, UK)["defense"] == "no"
    assert owed(found, FRANCE, UK)["consul"] == "yes"


def test_atops_last_day_is_not_counted_and_cows_is() -> None:
    atop = world(ATOP, member(UK, exit="1914,7,28"), member(FRANCE))
    assert owed(atop, UK, FRANCE) == {}
    assert owed(atop, UK, FRANCE, date(1914, 7, 27))["bound"] == "yes"
    cow = world(COW, "1,200,1900,1,1,1914,7,28,0,0,1,0,0,0", "1,220,1900,1,1,1914,7,28,0,0,1,0,0,0", name="COW")
    assert owed(cow, UK, FRANCE)["defense"] == "yes"
    assert owed(cow, UK, FRANCE, date(1914, 7, 29)) == {}


def test_a_day_that_the_file_leaves_open_leaves_the_bond_undetermined() -> None:
    found = world(ATOP, member(UK, entry="1914,7,"), member(FRANCE))
    assert (owed(found, UK, FRANCE)["bound"], owed(found, FRANCE, UK)["defense"]) == ("undetermined", "undetermined")
    assert owed(found, UK, FRANCE)["offense"] == "no"
    assert owed(found, UK, FRANCE, date(1914, 7, 31))["bound"] == "yes"
    assert owed(found, UK, FRANCE, date(1914, 6, 30)) == {}


def test_obligations_that_vary_by_partner_or_are_blank_are_undetermined_toward_each() -> None:
    found = world(ATOP, member(UK, obvary=1), member(FRANCE, flags="1,NA,0,0,0"), member(ITALY))
    assert owed(found, UK, ITALY)["defense"] == "undetermined"
    assert owed(found, UK, ITALY)["offense"] == "no"
    assert owed(found, FRANCE, UK)["offense"] == "undetermined"
    assert owed(found, UK, ITALY)["bound"] == "yes"


PHASES = "atopid,phase,mem1,mem2,begyr,begmo,begday,endyr,endmo,endday,defense,offense,neutral,nonagg,consul,asymm,version"


@pytest.mark.parametrize(("asymmetric", "defense"), [(0, "yes"), (1, "undetermined")])
def test_obligations_of_an_alliance_are_its_members_own_unless_they_differ(asymmetric: int, defense: str) -> None:
    found = world(PHASES, f"1,0,200,220,1900,1,1,0,0,0,1,0,0,0,0,{asymmetric}")
    assert owed(found, UK, FRANCE)["defense"] == defense
    assert owed(found, UK, FRANCE)["offense"] == "no"


def test_dyad_years_are_sure_within_their_years_only() -> None:
    head = "ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul,version"
    found = world(head, *(f"200,220,{year},1,0,0,0,0" for year in range(1910, 1915)), "2,20,1920,1,0,0,0,0")
    assert owed(found, UK, FRANCE, date(1913, 7, 1))["defense"] == "yes"
    assert owed(found, UK, FRANCE, date(1910, 7, 1))["defense"] == "undetermined"
    assert owed(found, UK, FRANCE, date(1914, 7, 1))["defense"] == "undetermined"
    assert owed(found, UK, FRANCE, date(1915, 1, 1)) == {}
    assert owed(found, FRANCE, UK, date(1913, 7, 1)) == {}


def test_one_yes_over_several_alliances_is_enough_and_all_are_named() -> None:
    vary = (member(UK, obvary=1, alliance=7), member(FRANCE, alliance=7))
    found = world(ATOP, *vary, member(UK, alliance=9), member(FRANCE, alliance=9))
    assert (owed(found, UK, FRANCE)["defense"], owed(found, UK, FRANCE)["alliances"]) == ("yes", "7 9")
    assert network(found, DAY).number_of_edges(UK, FRANCE) == 2


def test_nodes_bear_the_name_of_the_day_and_loners_have_none() -> None:
    graph = network(world(ATOP, member(RUSSIA), member(GERMANY), member(FRANCE, alliance=2)), DAY)
    assert dict(graph.nodes(data=True)) == {
        255: {"key": "DEU", "name": "German Empire"},
        365: {"key": "RUS", "name": "Russian Empire"},
    }


def test_a_day_outside_the_data_is_refused() -> None:
    with pytest.raises(Refused, match="1815-01-01 to 2016-12-31"):
        network(world(ATOP, member(UK), member(FRANCE)), date(2017, 1, 1))


def hostile() -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph(data_set="<x>", version="$4^", day="1914-07-28", citation="]]>&")
    graph.add_node(1, key="<b>", name='"/><script>alert(1)</script>')
    graph.add_node(2, key="&amp;", name="$\\frac{1}{$ -- <!--é")
    graph.add_edge(1, 2, "1-2-a", alliance="a--><script>", bound="yes", defense="yes")
    return graph


def test_graphml_and_json_are_read_back_as_they_were() -> None:
    for graph in (hostile(), network(world(ATOP, member(UK), member(FRANCE), member(ITALY, entry="1914,7,", alliance=1)), DAY)):
        again = nx.read_graphml(BytesIO(graphml(graph).encode()), node_type=int, force_multigraph=True)
        linked = nx.node_link_graph(json.loads(node_link(graph)), edges="links")
        for read in (again, linked):
            assert ({name: read.graph[name] for name in graph.graph}, read.nodes(data=True)) == (
                graph.graph,
                graph.nodes(data=True),
            )
            assert sorted(read.edges(keys=True, data=True)) == sorted(graph.edges(keys=True, data=True))


def test_hostile_names_are_inert_in_pictures() -> None:
    pytest.importorskip("matplotlib", reason="SKIPPED: matplotlib is not installed, so no picture was drawn")
    drawn = picture(hostile(), "svg").decode()
    tags = {element.tag.rsplit("}")[-1] for element in ElementTree.fromstring(drawn).iter()}
    assert "svg" in tags
    assert "script" not in tags


def test_the_same_network_is_the_same_bytes() -> None:
    pytest.importorskip("matplotlib", reason="SKIPPED: matplotlib is not installed, so no picture was drawn")
    graph = network(world(ATOP, *(member(state) for state in (UK, FRANCE, ITALY, RUSSIA))), DAY)
    turned = network(world(ATOP, *(member(state) for state in (RUSSIA, ITALY, FRANCE, UK))), DAY)
    assert picture(graph, "svg").startswith(b"<?xml")
    assert picture(graph, "png").startswith(b"\x89PNG")
    assert picture(graph, "svg") == picture(turned, "svg")
    assert picture(graph, "png") == picture(turned, "png")
    assert graphml(graph) == graphml(turned)


def test_without_matplotlib_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def absent(name: str, *others: object) -> object:
        if name.startswith("matplotlib"):
            raise ImportError(name)
        return real(name, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(Refused, match="pictures"):
        picture(hostile(), "png")


def test_nothing_to_draw_is_refused() -> None:
    with pytest.raises(Refused, match="No states are bound"):
        picture(network(world(ATOP, member(UK)), DAY), "svg")


def test_an_arrow_goes_from_the_one_that_owes_it() -> None:
    found = world(ATOP, member(UK, flags="0,0,0,1,0"), member(FRANCE, flags="1,0,0,1,0"))
    assert ties(network(found, DAY)) == (Tie(FRANCE, UK, "help", sure=True, mutual=False),)


def test_what_may_be_owed_is_drawn_as_in_doubt() -> None:
    found = world(ATOP, member(UK, flags="0,0,0,1,0"), member(FRANCE, flags="1,0,0,1,0", obvary=1))
    assert ties(network(found, DAY)) == (Tie(FRANCE, UK, "help", sure=False, mutual=False),)


def test_a_big_alliance_has_a_line_to_each_member() -> None:
    six = (200, 210, 211, 220, 325, 350)
    lines = ties(
        network(world(ATOP, *(member(state, alliance=5) for state in six), member(2, alliance=6), member(200, alliance=6)), DAY)
    )
    assert [(line.first, line.second) for line in lines] == [(2, 200), *((state, "5") for state in six)]


def test_no_box_lies_over_another() -> None:
    lines = [Tie(a, b, "help", sure=True, mutual=True) for a in range(12) for b in range(a + 1, 12, 3)] + [
        Tie(20, 21, "", True, True)
    ]
    sizes = dict.fromkeys((*range(12), 20, 21), (1.2, 0.3))
    sheet = arranged(lines, sizes)
    places = sorted(sheet.places.items())
    assert len(places) == 14
    for n, (_, (x, y)) in enumerate(places):
        assert 0.6 - 1e-6 <= x <= sheet.width - 0.6 + 1e-6
        assert 0.15 - 1e-6 <= y <= sheet.height - 0.15 + 1e-6
        assert all(abs(x - a) >= 1.2 or abs(y - b) >= 0.3 for _, (a, b) in places[n + 1 :])


SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "alliances"


def shared(name: str, data_set: str) -> Spells:
    if not (SHARED / name).is_file():
        pytest.skip(f"SKIPPED: {name} is not in {SHARED}")
    file, _ = row_file(SHARED / name)
    assert file
    found, _ = spells(file, data_set)
    assert found
    return found


@pytest.mark.parametrize("day", [DAY, date(1955, 6, 1), date(2003, 7, 1)])
def test_cows_members_and_its_directed_dyads_are_one_network(day: date) -> None:
    members, dyads = (network(shared(f"cow_by_{by}_v4.1.csv", "COW"), day) for by in ("member", "directed"))
    assert dict(members.nodes(data=True)) == dict(dyads.nodes(data=True))
    assert sorted(members.edges(keys=True, data=True)) == sorted(dyads.edges(keys=True, data=True))


def test_on_the_eve_of_the_great_war_atop_has_the_pacts_that_are_known() -> None:
    graph = merged(network(shared("atop_member_v4.01.csv", "ATOP"), DAY))
    pairs = {(a, b) for a, b, edge in graph.edges(data=True) if edge["defense"] == "yes"}
    triple_alliance, franco_russian, anglo_japanese = {(300, 255), (325, 255), (300, 325), (325, 300)}, {(220, 365)}, {(200, 740)}
    assert triple_alliance | franco_russian | anglo_japanese <= pairs
    assert not {(200, 220), (200, 365)} & pairs
    assert graph.edges[200, 220]["consul"] == "yes"
    assert (
        graph.edges[255, 325]["offense"] == "undetermined"
    )  # Germany owed it to Italy, not to Austria: the file says that it varies
