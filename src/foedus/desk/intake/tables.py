"""The tables of uploads and jobs in the desk's file."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text, UniqueConstraint

TABLES = MetaData()
UPLOADS = Table(
    "uploads",
    TABLES,
    Column("id", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("size", Integer, nullable=False),  # as stated when it began
    Column("by", String, nullable=False),
    Column("sha256", String),  # when it is whole
    Column("same", String),  # the upload that this one turned out to be
    Column("kept", Integer, nullable=False),  # bytes that lie in `pieces`
    Column("touched", Float, nullable=False),
    UniqueConstraint("name", "sha256"),
)
Index("uploads_kept", UPLOADS.c.kept, sqlite_where=UPLOADS.c.kept > 0)
PIECES = Table(
    "pieces",
    TABLES,
    Column("upload", ForeignKey("uploads.id"), primary_key=True),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
)
JOBS = Table(
    "jobs",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("state", String, nullable=False),
    Column("by", String, nullable=False),
    Column("published", String),  # EDTF: given by the user for all its reports
    Column("language", String),
    Column("asked", Float, nullable=False),
    Column("started", Float),
    Column("finished", Float),
    Column("progress", Float, nullable=False, default=0.0),
    Column("tries", Integer, nullable=False, default=0),
    Column("holder", String),  # the claim of the worker that reads it
    Column("due", Float, nullable=False),  # from then on a worker may claim it
    Column("head", Integer),  # the ledger's last entry before anything of this job was added
    Column("sources", Integer, nullable=False, default=0),
    Column("statements", Integer, nullable=False, default=0),
    Column("reports", Text, nullable=False, default="[]"),  # ids of the sources that were read
    Column("problems", Text, nullable=False, default="[]"),
    sqlite_autoincrement=True,
)
Index("jobs_due", JOBS.c.due, sqlite_where=JOBS.c.state.in_(("waiting", "reading")))
JOB_FILES = Table(
    "job_files",
    TABLES,
    Column("job", ForeignKey("jobs.id"), primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("upload", ForeignKey("uploads.id"), nullable=False, index=True),
)
