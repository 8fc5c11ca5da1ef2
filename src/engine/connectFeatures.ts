import type { Features } from "./features.ts";
import type { Ground } from "./ground.ts";

/** What each feature does on the events of others: every connection that runs against the order of creation. */
export function connectFeatures(
  { domainEvents, jobs, events, guarded, settings }: Ground,
  { library, identification, enrichment, removal }: Features,
): void {
  domainEvents.on("file.moved", ({ file, to }) =>
    library.journal.record({
      act: "moved",
      by: null,
      facts: { from: file.path, to },
      fileId: file.id,
      filmId: file.film,
    }),
  );
  domainEvents.on("file.notDuplicate", ({ file }) => {
    const { id, path, film } = file;
    if (identification.resetIdentification(file))
      library.journal.record({ act: "no_copy", by: null, facts: { file: path }, fileId: id, filmId: film });
  });
  domainEvents.on("file.addedAgain", ({ fileId }) => removal.restoreFile(fileId));
  domainEvents.on("film.merged", ({ from, to }) => {
    jobs.moveSubject("film", from, to);
    events.emit({ type: "film.removed", filmId: from });
    events.emit({ type: "film.changed", filmId: to });
    enrichment.scheduler.enrichMissing(to);
  });
  // Jobs for it were dropped when it left: what is missing is asked for again.
  domainEvents.on("film.returned", ({ filmId }) => enrichment.scheduler.enrichMissing(filmId));
  // Films that no provider knew may be in the catalogue that was just imported.
  domainEvents.on("catalogues.changed", () => {
    identification.requeueUnresolved().catch(guarded.onError("catalogues"));
  });
  domainEvents.on("tmdbKey.changed", async () => {
    settings.noteTmdbKey();
    await identification.requeueUnresolved();
    await enrichment.scheduler.enrichAllMissing();
  });
}
