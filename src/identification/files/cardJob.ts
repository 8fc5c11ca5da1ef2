import type { Events } from "../../events/index.ts";
import { type Discs, type FileRecord, type FileRecords, isUnchangedRecord } from "../../intake/index.ts";
import { type JobHandler, type Outcome, onlyIf } from "../../jobs/index.ts";
import type { Library } from "../../library/index.ts";
import type { TaskRunner } from "../../workers/index.ts";
import type { Release } from "../releaseName/index.ts";
import { identificationTasks } from "../tasks.ts";
import { withDiscRole } from "./discRelease.ts";
import type { MatchRecords } from "./matchRecords.ts";

export interface CardParts {
  readonly files: FileRecords;
  readonly matches: MatchRecords;
  readonly library: Library;
  readonly workers: TaskRunner;
  readonly events: Events;
  readonly discs: Discs;
}

/**
 * Makes a card, a provisional film, of the file's name alone: it appears within a second, without network or decoder.
 * What the name says is no film, an episode or an extra, has none.
 */
export function cardJob(parts: CardParts): JobHandler<"card"> {
  return {
    kind: "card",
    concurrency: 1,
    batchSize: 200,
    priority: 100,
    timeoutMs: 60_000,
    async run(jobs, { signal }) {
      const records = jobs.map((job) => parts.files.inLibrary(job.subjectId ?? 0));
      const paths = records.map((record) => record?.path ?? "");
      const releases = await parts.workers.run(identificationTasks.parseReleaseNames, paths, {
        signal,
        timeoutMs: 30_000,
      });
      const roles = await Promise.all(paths.map((path) => parts.discs.roleOf(path, signal)));
      return records.map((record, index): Outcome => {
        const named = releases[index];
        const release = named && withDiscRole(named, roles[index] ?? null);
        if (!record || !release || !isUndecided(record, parts)) return { kind: "done" };
        const isSame = isUnchangedRecord(parts.files, record);
        return onlyIf(() => isSame() && isUndecided(record, parts), {
          kind: "done",
          apply: () => makeCard(record.id, release, parts),
        });
      });
    },
    afterSettled: (jobs) => parts.events.emit({ type: "film.added", count: jobs.length }),
  };
}

/** Not bound to a film yet (as a copy is at once), and not decided about, by a person or by the `identify` job. */
function isUndecided({ id }: FileRecord, { files, matches }: CardParts): boolean {
  return files.byId(id)?.film === null && matches.versionOf(id) === null;
}

function makeCard(fileId: number, release: Release, { files, library }: CardParts): void {
  files.setKind(fileId, release.kind);
  if (release.kind !== "movie") return;
  library.identity.addProvisionalFilms([toProvisionalFilm(fileId, release)]);
}

export type ExtraRelease = Release & { readonly kind: "extra" | "sample" };

/** Extras and samples belong to a film and are never listed as one. */
export function isExtra(release: Release): release is ExtraRelease {
  return release.kind === "extra" || release.kind === "sample";
}

/** The card of a file, as the library takes it. */
export interface ProvisionalFilm extends Pick<Release, "title" | "year" | "edition" | "part" | "alternativeTitles"> {
  readonly fileId: number;
}

export function toProvisionalFilm(fileId: number, release: Release): ProvisionalFilm {
  const { title, year, edition, part, alternativeTitles } = release;
  return { fileId, title, year, edition, part, alternativeTitles };
}
