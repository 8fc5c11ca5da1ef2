/** Routes that need no session, and why. */
export const OPEN_ROUTES = {
  "GET /api/health": "reports only whether the program is healthy, nothing about the library",
  "GET /api/setup": "the page must know which form to show first",
  "POST /api/setup": "no account exists yet that could log in; answers once",
  "POST /api/sessions": "logging in",
  "GET /metrics": "open to this machine, where Prometheus may run; other machines need a token",
};

const NEW_PASSWORD = "limelight and gauze";

/** Routes for the owner only, each with a request that would succeed for the owner. */
export const OWNER_ROUTES: Readonly<Record<string, object | undefined>> = {
  "GET /api/users": undefined,
  "POST /api/users": { userId: "eve", password: NEW_PASSWORD },
  "DELETE /api/users/{userId}": undefined,
  "PUT /api/users/{userId}/age-limit": { maximumAge: 12 },
  "POST /api/folders": { path: "FOLDER" },
  "DELETE /api/folders": { path: "FOLDER" },
  "POST /api/folders/rescan": { path: "FOLDER" },
  "GET /api/files/skipped": undefined,
  "GET /api/files/skipped/counts": undefined,
  "POST /api/files/skipped/add": { path: "FOLDER" },
  "POST /api/jobs/{id}/retry": undefined,
  "DELETE /api/jobs/{id}": undefined,
  "PUT /api/jobs/paused": { paused: false },
  "PUT /api/settings": { language: "fr", tmdbKey: "b".repeat(32), outboundRequestsAllowed: false },
  "POST /api/samples": undefined,
  "POST /api/journal/{id}/undo": undefined,
  "DELETE /api/catalogues/{name}": undefined,
  "POST /training": {},
  "POST /models/{version}/promote": undefined,
  "POST /models/mlflow/follow": undefined,
  "POST /api/ratings/imports": { path: "FOLDER" },
  "DELETE /api/ratings/imports/{id}": undefined,
  "POST /api/communities/{id}/download": { licenceAccepted: true },
  "DELETE /api/communities/{id}": undefined,
  "POST /api/films/{id}/nfo": { replace: false },
  "PUT /api/films/{id}/sort-title": { sortTitle: "Lighthouse, Blue" },
  "POST /api/films/merge": { into: 1, filmIds: [2] },
  "POST /api/films/remove": { filmIds: [1] },
  "POST /api/films/refresh": { filmIds: [1], what: "details" },
  "POST /api/films/renew": { filmIds: [1], what: "details" },
  "POST /monitoring/baseline": undefined,
  "POST /api/providers/retry": undefined,
  "GET /api/logs": undefined,
  "POST /api/alerts/{id}/acknowledge": undefined,
  "PUT /api/alerts/rules/{rule}/mute": { minutes: 5 },
  "GET /api/maintenance/{task}/preview": undefined,
  "POST /api/maintenance/{task}": undefined,
};

/** Valid bodies for the other routes that change something. */
export const VALID_BODIES: Readonly<Record<string, object>> = {
  "PUT /api/files/{id}/kind": { kind: "extra" },
  "PUT /api/films/{id}/rating": { value: 4 },
  "PUT /api/films/{id}/artwork/{kind}": { choice: { from: "provider", path: "/a.jpg" } },
  "PUT /api/films/{id}/watched": { watched: true },
  "PUT /api/films/{id}/dismissed": { dismissed: true },
  "PUT /api/films/{id}/less-like-this": { lessLikeThis: true },
  "PUT /api/films/{id}/not-for-me": { notForMe: true },
  "PUT /api/files/{id}/match": { tmdbId: 1 },
  "POST /api/metrics/client": { timings: [] },
  "PUT /api/me/lists/{id}": { name: "Snow" },
  "PUT /api/me/diary/{id}": { note: "Snow" },
  "PUT /api/me/smart-lists/{id}": { name: "Snow", filter: {} },
  "PUT /api/me/lists/{id}/films/{filmId}": { listed: true },
};
