import type { Peer } from "../api/index.ts";
import type { EngineConfig } from "../config.ts";
import type { Drift } from "../drift/index.ts";
import type { Events } from "../events/index.ts";
import type { Health } from "../health/index.ts";
import type { FileReads, Intake } from "../intake/index.ts";
import type { Jobs } from "../jobs/index.ts";
import type { Maintenance } from "../maintenance/index.ts";
import type { History, Logger } from "../monitoring/index.ts";
import type { Processing } from "../processing/index.ts";
import type { ProviderSets } from "../providers/index.ts";
import type { Recommendation } from "../recommendation/index.ts";
import type { Settings } from "../settings/index.ts";
import type { BackupReport, Store } from "../store/index.ts";

/** The whole program behind one object: what the window, the web host and the tests hold. */
export interface Engine {
  fetch(request: Request, peer?: Peer): Promise<Response>;
  stop(): Promise<void>;
  hasAccounts(): boolean;
  /**
   * The path to hand to a system program, checked at the time of the call. Null when the file is gone, or its path
   * now leads elsewhere.
   */
  pathOfFile(id: number): Promise<string | null>;
  /** The owner's switch for everything that leaves this machine. */
  mayMakeOutboundRequests(): boolean;
  /** Of the programs that come with this one; null where one is missing. */
  versions(): Promise<{ readonly sqlite: string; readonly ffmpeg: string | null }>;
  /** The film that a file belongs to. */
  filmOfFile(id: number): number | null;
  /** A film's title and year; null where there is no such film, or not any more. */
  titleOfFilm(id: number): string | null;
  /** What the tray and the system's notifications show. @returns ends the subscription */
  onAlert(listener: AlertListener): () => void;
  readonly processing: EngineProcessing;
  /** Tells a second program where this one answers. */
  announce(address: string): void;
  readonly log: Logger;
  /** For the command line, which is the owner by being at the machine. */
  readonly local: LocalServices;
}

export interface EngineAlert {
  readonly rule: string;
  readonly isActive: boolean;
  textIn(language: EngineConfig["language"]): string;
}
export type AlertListener = (alert: EngineAlert) => void;

/** Background work as the tray shows and pauses it. */
export type EngineProcessing = Omit<Processing, "stop">;

export interface LocalServices {
  readonly intake: Intake;
  readonly jobs: Jobs;
  readonly recommendation: Recommendation;
  readonly drift: Drift;
  readonly store: Store;
  readonly settings: Settings;
  readonly emit: Events["emit"];
  readonly history: History;
  readonly health: Health;
  readonly maintenance: Maintenance;
  filesByState(): Promise<ReturnType<FileReads["countByState"]>>;
  backup(file?: string): Promise<BackupReport>;
  providers(): ReturnType<ProviderSets["health"]>;
  /** Makes the sample films and adds them. @returns the job's id */
  addSamples(): number;
}
