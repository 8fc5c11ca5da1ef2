// Exits with 0 if the program on this machine reports that it is healthy. For containers and service managers.
const scheme = process.env.FILMOTHEQUE_TLS_CERT ? "https" : "http";
const port = process.env.FILMOTHEQUE_PORT || "4780";
// Its certificate names the public host, not this machine, and the request contains nothing secret.
if (scheme === "https") process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
const WAIT_MS = 4_000;

try {
  const answer = await fetch(`${scheme}://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(WAIT_MS) });
  const { status, database } = await answer.json();
  console.log(status);
  process.exitCode = answer.ok && database.ok ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
