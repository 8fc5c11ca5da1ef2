-- Which version of MLflow's registry a version is, and what both sides last agreed on. A server is named by a hash of
-- its address.

CREATE TABLE mlflow_version (
  server         TEXT NOT NULL,
  version        INTEGER NOT NULL REFERENCES model_version (version) ON DELETE CASCADE,
  role           TEXT NOT NULL CHECK (role IN ('rating', 'list')),
  mlflow_version INTEGER NOT NULL,
  -- Trained elsewhere and loaded from there, rather than published from here.
  is_loaded      INTEGER NOT NULL,
  PRIMARY KEY (server, version),
  UNIQUE (server, role, mlflow_version)
) STRICT, WITHOUT ROWID;
CREATE INDEX mlflow_version_by_version ON mlflow_version (version);

CREATE TABLE mlflow_link (
  server   TEXT NOT NULL,
  role     TEXT NOT NULL CHECK (role IN ('rating', 'list')),
  -- MLflow's number of what was in production when both sides last agreed.
  agreed   INTEGER,
  -- What last happened that a person should know: `code` and `fact` of its message.
  notice   TEXT,
  -- A version that could not be used, and until when it is not loaded again.
  refused  INTEGER,
  retry_at INTEGER,
  PRIMARY KEY (server, role)
) STRICT, WITHOUT ROWID;
