/**
 * Names that routes and fields had before they were called what other media servers and job queues call them. A client
 * may use either: the API resolves a former path before it looks for the route, and an answer carries a field under both
 * names. Declared here once; the OpenAPI description, `docs/api.md` and the tests derive from these two tables.
 */

/** Former path → today's, parameters in braces. Access, limits, metrics and the answer are those of today's path. */
export const PATH_ALIASES = {
  "/api/films/rail": "/api/films/jump-index",
  "/api/films/place": "/api/films/index-of-title",
  "/api/films/renew": "/api/films/refresh",
  "/api/films/{id}/not-for-me": "/api/films/{id}/dismissed",
  "/api/files/forget": "/api/files/remove",
  "/api/review/take-back": "/api/review/revert",
  "/api/outside-requests": "/api/outbound-requests",
} as const satisfies Readonly<Record<string, string>>;

export interface FieldAliases<Name extends string = string> {
  readonly route: string;
  readonly of: "request" | "answer";
  /** Keys on the way to the object; a list on it means each of its rows. Empty: the body or query itself. */
  readonly within: readonly string[];
  /** Former name → today's. */
  readonly names: Readonly<Record<string, Name>>;
}

export const FIELD_ALIASES = {
  jumpMark: { route: "GET /api/films/jump-index", of: "answer", within: ["marks"], names: { place: "index" } },
  titleIndex: { route: "GET /api/films/index-of-title", of: "answer", within: [], names: { place: "index" } },
  film: { route: "GET /api/films/{id}", of: "answer", within: [], names: { saidHere: "manualEntry" } },
  dismissal: {
    route: "PUT /api/films/{id}/dismissed",
    of: "request",
    within: [],
    names: { notForMe: "dismissed" },
  },
  home: { route: "GET /api/me/home", of: "answer", within: [], names: { begun: "inProgress" } },
  password: {
    route: "PUT /api/me/password",
    of: "request",
    within: [],
    names: { present: "currentPassword", next: "newPassword" },
  },
  searchResult: { route: "GET /api/search", of: "answer", within: ["films"], names: { why: "matchReason" } },
  person: { route: "GET /api/people/{id}", of: "answer", within: [], names: { together: "collaborators" } },
  removedFiles: { route: "POST /api/files/remove", of: "answer", within: [], names: { forgotten: "removed" } },
  guessQuery: { route: "GET /api/review/guesses", of: "request", within: [], names: { atLeast: "minScore" } },
  guess: { route: "GET /api/review/guesses", of: "answer", within: ["items"], names: { rival: "runnerUp" } },
  revertedFiles: { route: "POST /api/review/revert", of: "answer", within: [], names: { takenBack: "reverted" } },
  healthChecks: { route: "GET /api/health/checks", of: "answer", within: [], names: { lookedAt: "checkedAt" } },
  settings: {
    route: "GET /api/settings",
    of: "answer",
    within: [],
    names: { outsideRequests: "outboundRequestsAllowed" },
  },
  settingsChange: {
    route: "PUT /api/settings",
    of: "request",
    within: [],
    names: { outsideRequests: "outboundRequestsAllowed" },
  },
} as const satisfies Readonly<Record<string, FieldAliases>>;
