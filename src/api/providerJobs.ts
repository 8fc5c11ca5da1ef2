/** Kinds of job that wait for a provider: a new key, an open switch or a person's word sends them off at once. */
export const PROVIDER_JOBS = ["identify", "enrich_tmdb", "enrich_wikipedia", "artwork", "download_community"] as const;
