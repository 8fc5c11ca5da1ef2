import type { Events } from "../../events/index.ts";
import type { FileRecords } from "../../intake/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import type { Library } from "../../library/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import type { TaskRunner } from "../../workers/index.ts";
import type { Extras, MatchRecords } from "../files/index.ts";
import type { CandidateSources } from "../matching/index.ts";

export interface ReviewParts {
  readonly store: Store;
  readonly files: FileRecords;
  readonly matches: MatchRecords;
  readonly extras: Extras;
  readonly library: Library;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly workers: TaskRunner;
  readonly clock: Clock;
  queueSidecarFiles(fileId: number): void;
  sources(path: string): CandidateSources;
}
