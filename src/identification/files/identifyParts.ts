import type { Events } from "../../events/index.ts";
import type { Discs, FileRecords, SidecarFileRecords } from "../../intake/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import type { Library } from "../../library/index.ts";
import type { Metrics } from "../../monitoring/index.ts";
import type { Clock } from "../../time/index.ts";
import type { TaskRunner } from "../../workers/index.ts";
import type { CandidateSources } from "../matching/index.ts";
import type { Extras } from "./extras.ts";
import type { FolderEvidenceReader } from "./folderEvidence.ts";
import type { MatchRecords } from "./matchRecords.ts";
import type { NfoRecords } from "./nfoRecords.ts";

/** What the `identify` job needs. */
export interface IdentifyParts {
  readonly files: FileRecords;
  readonly matches: MatchRecords;
  readonly sidecarFiles: SidecarFileRecords;
  readonly nfos: NfoRecords;
  readonly extras: Extras;
  readonly readFolderEvidence: FolderEvidenceReader;
  readonly library: Library;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly metrics: Metrics;
  readonly workers: TaskRunner;
  readonly clock: Clock;
  readonly discs: Discs;
  /** In the order in which they are queried. */
  sources(path: string): CandidateSources;
  /** Changes whenever an offline catalogue does. */
  catalogueGeneration(): number;
  /** For a file that no provider has artwork for. */
  queueStill(fileId: number): void;
  /** For a film's file with a sidecar NFO or artwork. */
  queueSidecarFiles(fileId: number): void;
}
