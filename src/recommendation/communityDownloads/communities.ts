import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Job } from "../../contract/index.ts";
import type { ErrorTranslator } from "../../messages/index.ts";
import { removeLeftovers } from "./communityFiles.ts";
import type { CommunityParts } from "./communityParts.ts";
import { CommunityProblem } from "./communityProblem.ts";
import { downloadCommunityJob } from "./downloadCommunityJob.ts";
import { createDownloadRecords, type DownloadRecord } from "./downloadRecords.ts";
import { receivedOf } from "./downloadSet.ts";
import { type LiveDownload, LiveProgress } from "./liveProgress.ts";
import { PUBLIC_SETS, type PublicSet, publicSet, publishedBytes } from "./publicSets.ts";
import { removeFolder } from "./removeFolder.ts";

/** A set with what became of it here. */
export interface CommunityState {
  readonly set: PublicSet;
  /** The publisher's host. */
  readonly host: string;
  readonly state: "available" | "queued" | "downloading" | "learning" | "ready" | "failed" | "cancelled";
  readonly job: Job | null;
  readonly ready: DownloadRecord["ready"];
  readonly live: LiveDownload | null;
  /** Of a download that is not complete. */
  readonly receivedBytes: number;
  readonly totalBytes: number;
}

/** Communities that the owner may download from their publishers. */
export interface Communities {
  list(translateError: ErrorTranslator): Promise<CommunityState[]>;
  /** Asks for a download; one that is under way goes on. @returns its job. @throws CommunityProblem `unknown_community` */
  download(id: string): number;
  /** Removes a community and everything that was made of it, also while it is downloaded. @throws the same */
  remove(id: string): Promise<void>;
}

export function createCommunities(parts: Omit<CommunityParts, "records">): Communities {
  const { store, jobs, events, clock, communitiesFolder, downloads } = parts;
  const records = createDownloadRecords(store);
  const live = new LiveProgress(clock);
  const folderOf = (id: string) => join(communitiesFolder, id);
  try {
    removeLeftovers(communitiesFolder, records.list(), ({ jobId }) => jobs.get(jobId, String)?.state === "done");
  } catch (error) {
    parts.onError(error);
  }
  jobs.register(downloadCommunityJob({ ...parts, records, live, folderOf }));

  async function stateOf(
    set: PublicSet,
    record: DownloadRecord | undefined,
    translateError: ErrorTranslator,
  ): Promise<CommunityState> {
    const job = record ? jobs.get(record.jobId, translateError) : null;
    const now = live.get(set.id);
    const isThere = record?.ready && existsSync(join(folderOf(set.id), record.ready.file));
    return {
      set,
      host: new URL(downloads.addresses[set.publisher]).host,
      state: nameOfState(job, now, isThere === true),
      job,
      ready: isThere ? record.ready : null,
      live: now,
      receivedBytes: now?.receivedBytes || (await receivedOf(set, folderOf(set.id))),
      totalBytes: now?.totalBytes || publishedBytes(set),
    };
  }

  return {
    list(translateError) {
      const known = new Map(records.list().map((record) => [record.id, record]));
      return Promise.all(PUBLIC_SETS.map((set) => stateOf(set, known.get(set.id), translateError)));
    },
    download(id) {
      if (!publicSet(id)) throw new CommunityProblem("unknown_community", id);
      return store.writeDurable(() => {
        const jobId = jobs.enqueue({
          kind: "download_community",
          subject: "ratings",
          subjectId: null,
          payload: { community: id },
          uniqueKey: `community:${id}`,
        });
        records.request(id, jobId, clock.now());
        return jobId;
      });
    },
    async remove(id) {
      const record = records.get(id);
      if (!record) throw new CommunityProblem("unknown_community", id);
      jobs.cancel(record.jobId);
      store.writeDurable(() => records.remove(id));
      try {
        await removeFolder(folderOf(id));
      } finally {
        events.emit({ type: "communities.changed" });
      }
    },
  };
}

function nameOfState(job: Job | null, live: LiveDownload | null, isReady: boolean): CommunityState["state"] {
  if (live && job?.state === "running") return live.phase;
  if (job?.state === "queued" || job?.state === "running") return "queued";
  if (isReady) return "ready";
  if (job?.state === "failed") return "failed";
  return job?.state === "cancelled" ? "cancelled" : "available";
}
