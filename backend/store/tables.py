"""Tables of the store; migrations under `migrations/` build them."""

from sqlalchemy import JSON, Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table

metadata = MetaData()

specs = Table(
    "specs",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("document", JSON, nullable=False),
)

experiments = Table(
    "experiments",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("spec_hash", ForeignKey("specs.hash"), nullable=False),
    Column("layout", JSON, nullable=False),
    Column("title", String(200), nullable=False),
    Column("created_at", String(32), nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("owner_hash", String(64), nullable=False),
    Column("experiment_id", ForeignKey("experiments.id"), nullable=False),
    Column("created_at", String(32), nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("session_id", ForeignKey("sessions.id"), nullable=False, index=True),
    Column("experiment_id", ForeignKey("experiments.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("reason", String(16), nullable=False),
    Column("seed", Integer, nullable=False),
    Column("from_run_id", String(32)),
    Column("from_step", Integer),
    Column("schema", JSON, nullable=False),
    Column("fingerprint", JSON, nullable=False),
    Column("status", String(16), nullable=False),
    Column("step", Integer, nullable=False),
    Column("epoch", Float, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("run_time_s", Float, nullable=False, server_default="0"),
    Column("playing", Integer, nullable=False, server_default="0"),
    Column("keep_running", Integer, nullable=False, server_default="0"),
    Column("name", String(100), nullable=False, server_default=""),
    Column("pinned", Integer, nullable=False, server_default="0"),
    Column("times", JSON, nullable=False, server_default="[]"),
)

events = Table(
    "events",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("run_id", ForeignKey("runs.id"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("step", Integer, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("detail", JSON, nullable=False),
    Index("events_of_run", "run_id", "seq"),
)

chunks = Table(
    "chunks",
    metadata,
    Column("run_id", ForeignKey("runs.id"), primary_key=True),
    Column("first_seq", Integer, primary_key=True),
    Column("last_seq", Integer, nullable=False),
    Column("frames", Integer, nullable=False),
    Column("coarse", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

views = Table(
    "views",
    metadata,
    Column("run_id", ForeignKey("runs.id"), primary_key=True),
    Column("view", String(64), primary_key=True),
    Column("step", Integer, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

checkpoints = Table(
    "checkpoints",
    metadata,
    Column("run_id", ForeignKey("runs.id"), primary_key=True),
    Column("next_seq", Integer, primary_key=True),
    Column("step", Integer, nullable=False),
    Column("name", String(1024), nullable=False),
)

saved_weights = Table(
    "saved_weights",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("owner_hash", String(64), nullable=False, index=True),
    Column("weights", String(64), nullable=False, index=True),
    Column("name", String(100), nullable=False),
    Column("step", Integer, nullable=False),
    Column("size_bytes", Integer, nullable=False),
    Column("created_at", String(32), nullable=False),
    Column("experiment", String(200), nullable=False, server_default=""),
)

uploaded_tables = Table(
    "uploaded_tables",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("owner_hash", String(64), nullable=False, index=True),
    Column("table", String(64), nullable=False, index=True),
    Column("name", String(200), nullable=False),
    Column("size_bytes", Integer, nullable=False),
    Column("created_at", String(32), nullable=False),
    Column("expires_at", String(32), nullable=False),
    Column("shared", Integer, nullable=False, server_default="0"),
    Column("document", JSON, nullable=False),
)

shares = Table(
    "shares",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("owner_hash", String(64), nullable=False),
    Column("experiment_id", ForeignKey("experiments.id"), nullable=False),
    Column("run_id", ForeignKey("runs.id")),
    Column("layout", JSON, nullable=False),
    Column("title", String(200), nullable=False),
    Column("created_at", String(32), nullable=False),
)

studies = Table(
    "studies",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("owner_hash", String(64), nullable=False),
    Column("document", JSON, nullable=False),
    Column("title", String(200), nullable=False),
    Column("created_at", String(32), nullable=False),
    Column("status", String(16), nullable=False),
    Column("problem", String(64)),
    Column("stage", Integer, nullable=False),
    Column("trained_s", Float, nullable=False),
    Column("trained_steps", Integer, nullable=False),
    Column("result", JSON),
    Column("claims", JSON),
)

study_members = Table(
    "study_members",
    metadata,
    Column("study_id", ForeignKey("studies.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("session_id", String(32), nullable=False),
    Column("changes", JSON, nullable=False),
    Column("status", String(16), nullable=False),
    Column("stages", Integer, nullable=False),
    Column("step", Integer, nullable=False),
    Column("figures", JSON),
)
