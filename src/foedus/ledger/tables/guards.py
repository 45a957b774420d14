"""What a database itself refuses, whoever asks: a ledger is only added to, at its end; a redaction alone erases."""

from __future__ import annotations

from sqlalchemy import Connection

_KEPT = {  # what an UPDATE must leave as it is
    "entries": ("n", "kind", "id", "recorded", "hash", "source"),
    "texts": ("source",),
}
# joined to nothing, so that it is found by its kind: by its source a database would look through all that was read in it
_REDACTED = "EXISTS (SELECT 1 FROM entries AS r WHERE r.kind = 'redaction' AND r.source || '' = OLD.source{extent})"
# a redaction's id ends in what goes besides the text (`Redaction.id`)
_EXTENT = " AND replace(r.id, CASE OLD.kind WHEN 'statement' THEN ' statements' ELSE ' record' END, '') <> r.id"
_ERASING = {
    "entries": f"NEW.record = '' AND NEW.treaty IS NULL AND OLD.kind IN ('statement', 'source')"
    f" AND {_REDACTED.format(extent=_EXTENT)}",
    "texts": f"length(NEW.text) = 0 AND {_REDACTED.format(extent='')}",
    "meta": "1 = 0",
}
_THERE = {
    "entries": "EXISTS (SELECT 1 FROM entries WHERE kind = NEW.kind AND id = NEW.id)"
    " OR NEW.n <> (SELECT coalesce(max(n), 0) + 1 FROM entries)",
    "texts": "EXISTS (SELECT 1 FROM texts WHERE source = NEW.source)",
    "meta": "EXISTS (SELECT 1 FROM meta WHERE key = NEW.key)",
}
_SAID = "a ledger is append-only"
# What owns the tables may erase; who may only write to them cannot, though a redaction stands in the chain.
_OWNER = "pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'MEMBER')"


def put_up(connection: Connection) -> None:
    """Make the triggers."""
    if connection.dialect.name == "postgresql":
        made = _of_postgres(str(connection.exec_driver_sql("SELECT quote_ident(current_schema())").scalar()))
    else:
        made = _of_sqlite()
    for statement in made:
        connection.exec_driver_sql(statement)


def take_down(connection: Connection) -> None:
    """For a migration, within the transaction that puts them up again."""
    postgres = connection.dialect.name == "postgresql"
    for table in _ERASING:
        for verb in ("insert", "update", "delete", "truncate") if postgres else ("insert", "update", "delete"):
            on = f" ON {table}" if postgres else ""
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table}_no_{verb}{on}")


def _of_sqlite() -> list[str]:
    made = []
    for table in _ERASING:
        for verb, when in (("INSERT", _THERE[table]), ("UPDATE", f"NOT ({_allowed(table, 'IS')})"), ("DELETE", "1 = 1")):
            begin = f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} WHEN {when}"
            # not ABORT, for which SQLite would keep a journal of every single INSERT: twice the time
            made.append(f"{begin} BEGIN SELECT RAISE(ROLLBACK, '{_SAID}'); END")
    return made


def _of_postgres(schema: str) -> list[str]:
    made = [_function("foedus_append_only", f"RAISE EXCEPTION '{_SAID}';", schema)]
    for table in _ERASING:
        put = f"IF {_THERE[table]} THEN RAISE EXCEPTION '{_SAID}'; END IF; RETURN NEW;"
        allowed = f"{_allowed(table, 'IS NOT DISTINCT FROM')} AND {_OWNER}"
        changed = f"IF NOT ({allowed}) THEN RAISE EXCEPTION '{_SAID}'; END IF; RETURN NEW;"
        made += [
            _function(f"foedus_put_{table}", put, schema),
            _function(f"foedus_change_{table}", changed, schema),
            f"CREATE TRIGGER {table}_no_insert BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION foedus_put_{table}()",
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION foedus_change_{table}()",
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} EXECUTE FUNCTION foedus_append_only()",
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} EXECUTE FUNCTION foedus_append_only()",
        ]
    return made


def _allowed(table: str, same: str) -> str:
    return " AND ".join([_ERASING[table], *(f"NEW.{column} {same} OLD.{column}" for column in _KEPT.get(table, ()))])


def _function(name: str, body: str, schema: str) -> str:
    """Its path is fixed: whoever may write could make tables or functions of the same names for it to find."""
    path = f"SET search_path = pg_catalog, {schema}, pg_temp"
    return f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql {path} AS $$ BEGIN {body} END $$"
