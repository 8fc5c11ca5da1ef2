/** Requests for every documented route that reads, taken from the program's own OpenAPI description. */

export interface ReadRoute {
  /** Method and pattern. */
  readonly name: string;
  /** Requests of that route, each a path with its query. */
  readonly paths: readonly string[];
  readonly method: "GET" | "POST";
  readonly body?: unknown;
  /** The account that sends the requests: the owner for routes of the owner. */
  readonly isOwner: boolean;
}

/** Lists and searches share a route but have different limits. */
export const LIST_ROUTE = "GET /api/films";
export const SEARCH_ROUTE = "GET /api/films?q=";

const FREQUENT_WORDS = ["love", "the", "love night", "night of the", "silent"];
const SEARCHES = [
  ...FREQUENT_WORDS,
  ...["e", "pa", "ada", "midnigth castle", "crystal passion", "xyzzyqwert", "clara berström"],
  ...["comedy", "horror 80s", "french drama 1990s", "family returns", "berg 1994", "western 4k", "love 4k"],
];
const words = (list: readonly string[]) => list.map((text) => encodeURIComponent(text));

/** Queries of the list: orders, filters, and a place in its middle. */
function listQueries(films: number): readonly string[] {
  return [
    "",
    "?sort=year",
    "?sort=added",
    "?sort=rating&order=desc",
    "?sort=title&order=desc",
    "?genre=Drama",
    "?genre=War&yearFrom=1990",
    "?watched=false",
    "?watched=true&sort=year",
    "?resolution=4K",
    "?hdr=true",
    "?language=ko",
    "?state=unidentified",
    "?listId=1",
    "?personId=1",
    "?ratingFrom=4",
    "?country=FR",
    "?director=1",
    "?actor=7",
    "?codec=hevc",
    "?audioLanguage=fr",
    "?subtitles=false",
    "?sizeFrom=5000000000",
    "?runtimeFrom=90&runtimeTo=110&genre=Drama&watched=false",
    "?folder=/films",
    "?duplicates=true",
    "?poster=false",
    "?watchedFrom=2020-01-01",
    "?addedFrom=2020-01-01",
    `?offset=${Math.floor(films * 0.7)}`,
    "?limit=200",
  ];
}

/** Images are files, or come from a provider or a film. */
const IMAGES = {
  "/api/avatars/{id}/{hash}": null,
  "/api/artwork/{id}/{width}": null,
  "/api/artwork/candidate/{fileId}/{path}": null,
  "/api/artwork/similar/{filmId}/{path}": null,
  "/api/artwork/film/{filmId}/{width}/{path}": null,
  "/api/artwork/portrait/{personId}/{path}": null,
  "/api/artwork/offered/{filmId}/{kind}/{path}": null,
  "/api/files/{id}/frame": null,
} as const;

/** The ids and words to request, which the description cannot tell. By pattern; null where nothing is measured. */
function requestsFor(films: number): Readonly<Record<string, readonly string[] | null>> {
  const ids = [1, 7, 11, Math.floor(films / 2) + 1, films - 1];
  const lists = listQueries(films);
  const inLists = ["", "?sort=year", "?sort=added&order=desc", "?genre=Drama", "?watched=false", "?q=love"];
  const of = (path: string, suffix = "") => ids.map((id) => path.replace("{id}", String(id)) + suffix);
  return {
    ...IMAGES,
    "/api/films": lists.map((query) => `/api/films${query}`),
    "/api/films/filter-values": ["country", "audioLanguage", "director", "director&find=jean", "actor&genre=Drama"].map(
      (of) => `/api/films/filter-values?of=${of}`,
    ),
    "/api/films/jump-index": inLists.map((query) => `/api/films/jump-index${query}`),
    "/api/films/index-of-title": ["love", "m", "Zebra"].map((title) => `/api/films/index-of-title?title=${title}`),
    "/api/films/ids": ["", "&sort=year", "&genre=Drama"].map(
      (query) => `/api/films/ids?from=${Math.floor(films / 3)}&to=${Math.floor(films / 3) + 500}${query}`,
    ),
    "/api/films/{id}": of("/api/films/{id}"),
    "/api/films/{id}/facts": of("/api/films/{id}/facts"),
    "/api/films/{id}/edit": of("/api/films/{id}/edit"),
    "/api/films/{id}/similar": of("/api/films/{id}/similar"),
    "/api/files": ["", "?state=matched", "?state=unmatched", "?kind=movie", "?filmId=7"].map((q) => `/api/files${q}`),
    "/api/files/{id}/candidates": of("/api/files/{id}/candidates"),
    "/api/files/{id}/siblings": [20, 40, films - (films % 20)].map((id) => `/api/files/${id}/siblings`),
    "/api/files/{id}/subtitles/{track}": null,
    "/api/files/{id}/stream": null,
    "/api/files/{id}/remux": null,
    "/api/files/{id}/keyframe": null,
    "/api/files/{id}/subtitle-offers": null,
    "/api/artwork/profile/{personId}/{path}": null,
    "/api/films/{id}/artwork/{kind}": of("/api/films/{id}/artwork/poster"),
    "/api/me/export.{format}": ["/api/me/export.json", "/api/me/export.csv"],
    "/api/search": words(SEARCHES).map((word) => `/api/search?q=${word}`),
    "/api/people": words(["ada", "jean", "bergström", "x", "clara fontois"]).map((word) => `/api/people?q=${word}`),
    "/api/people/{id}": [1, 2, 30, 500].map((id) => `/api/people/${id}`),
    "/api/people/{id}/profile": null,
    "/api/suggestions": ["/api/suggestions?text=love", "/api/suggestions?text=si"],
    "/api/metrics/history": ["/api/metrics/history?name=jobs_total"],
    "/api/flow/traces/{traceId}": null,
    "/api/jobs/{id}": null,
    "/training/{id}": null,
    "/api/maintenance/{task}/preview": null,
    "/api/events": null,
    "/api/review/guesses": ["/api/review/guesses?minScore=0.5"],
    "/api/me/recommendations": ["", "?limit=100", "?exploration=0.3"].map((query) => `/api/me/recommendations${query}`),
    "/api/me/diary/years/{year}": ["/api/me/diary/years/2024"],
    // Only for a person whom the other one allowed, which nobody does in the bench.
    "/api/taste/{userId}": null,
    "/api/taste/{userId}/tonight": null,
    "/api/me/discoveries": ["/api/me/discoveries"],
    "/api/journal": ["/api/journal"],
  };
}

interface Operation {
  readonly deprecated?: boolean;
  readonly "x-access"?: string;
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly required?: boolean }[];
}

type Paths = Readonly<Record<string, { readonly get?: Operation }>>;

/**
 * @param paths of the OpenAPI description
 * @throws Error for a route with parameters for which this file has no values, so that a new route is measured too
 */
export function readRoutes(paths: Paths, films: number): ReadRoute[] {
  const known = requestsFor(films);
  const routes = Object.entries(paths).flatMap(([path, { get }]): ReadRoute[] => {
    if (!get || get.deprecated) return [];
    const requests = known[path];
    if (requests === null) return [];
    const needsWords = path.includes("{") || get.parameters?.some(({ required }) => required);
    if (!requests && needsWords) throw new Error(`say in readRoutes.ts which requests measure GET ${path}`);
    return [{ name: `GET ${path}`, method: "GET", paths: requests ?? [path], isOwner: get["x-access"] === "owner" }];
  });
  const searches = words(SEARCHES).map((word) => `/api/films?q=${word}`);
  return [
    ...routes,
    { name: SEARCH_ROUTE, method: "GET", paths: searches, isOwner: false },
    {
      name: "POST /predict",
      method: "POST",
      paths: ["/predict"],
      body: { user_id: "member2", top_n: 10 },
      isOwner: true,
    },
  ];
}
