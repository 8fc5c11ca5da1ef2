import type { Events } from "../../events/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import type { TaskRunner } from "../../workers/index.ts";
import type { DownloadRecords } from "./downloadRecords.ts";
import type { DownloadSetParts } from "./downloadSet.ts";

/** What downloading and distilling need. */
export interface CommunityParts {
  readonly store: Store;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly workers: TaskRunner;
  readonly clock: Clock;
  readonly records: DownloadRecords;
  /** Each community has a folder in it, named by its id. */
  readonly communitiesFolder: string;
  readonly downloads: DownloadSetParts;
  onError(error: unknown): void;
}
