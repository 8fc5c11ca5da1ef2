import type { CommunityState, Recommendation } from "../../recommendation/index.ts";
import { routeWithSession } from "../context.ts";
import { errorTextsFor } from "../textsFor.ts";

/** Public sets of ratings: what there is, download, removal. */
export function communityRoutes({ communities, communityCoverage }: Recommendation) {
  return {
    communities: routeWithSession.models.communities.handler(async ({ context }) => {
      const states = await communities.list(errorTextsFor(context));
      const isAnyReady = states.some(({ ready }) => ready !== null);
      const coverage = isAnyReady ? await communityCoverage(context.signal) : null;
      return {
        items: states.map((state) => toCommunity(state, coverage?.known[state.set.id] ?? null)),
        identifiedFilms: coverage?.identifiedFilms ?? null,
      };
    }),
    downloadCommunity: routeWithSession.models.downloadCommunity.handler(({ input }) => ({
      jobId: communities.download(input.id),
    })),
    removeCommunity: routeWithSession.models.removeCommunity.handler(async ({ input }) => {
      await communities.remove(input.id);
      return { removed: true as const };
    }),
  };
}

function toCommunity({ set, job, ready, live, ...state }: CommunityState, libraryFilms: number | null) {
  return {
    id: set.id,
    name: set.name,
    host: state.host,
    ratings: ready?.ratings ?? set.ratings,
    people: ready?.people ?? set.people,
    films: ready?.films ?? set.films,
    date: set.date,
    sizeBytes: set.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    licence: set.licence,
    licenceUrl: set.licenceUrl,
    citation: set.citation,
    state: state.state,
    jobId: job?.id ?? null,
    receivedBytes: state.receivedBytes,
    totalBytes: state.totalBytes,
    progress: live?.share ?? null,
    remainingSeconds: live?.remainingSeconds ?? null,
    error: state.state === "ready" ? null : (job?.error ?? null),
    nextAttemptAt: job?.nextAttemptAt ?? null,
    checkedBy: ready?.checkedBy ?? null,
    readyAt: ready ? new Date(ready.readyAt).toISOString() : null,
    libraryFilms,
  };
}
