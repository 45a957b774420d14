"""One ledger merged into another, all in one transaction or not at all."""

from __future__ import annotations

from foedus.core.problems import Problem, Refused
from foedus.ledger.database import Database
from foedus.ledger.merging.brought import Brought, Order
from foedus.ledger.merging.held import Held
from foedus.ledger.merging.taking import Taking
from foedus.ledger.tables import connect


def merge(here: Database, there: Database, order: Order) -> Brought:
    """Take over into `here` what `there` has beside it; `there` is only read. Refused where `there` is damaged."""
    if found := there.verify():
        said = f"It is damaged ({len(found)} problems), and nothing was taken over. {found[0].sentence}"
        raise Refused(Problem(there.place, said, "Merge a whole copy of it; foedus ledger verify tells all that is wrong."))
    with here.rows.refusing(), connect.writing(here.rows.engine) as ours, connect.still(there.rows.engine) as theirs:
        return Taking(Held(ours), Held(theirs), order).all()
