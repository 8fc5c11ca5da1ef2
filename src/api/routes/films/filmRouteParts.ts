import type { Enrichment } from "../../../enrichment/index.ts";
import type { Events } from "../../../events/index.ts";
import type { Identification } from "../../../identification/index.ts";
import type { Intake } from "../../../intake/index.ts";
import type { Jobs } from "../../../jobs/index.ts";
import type { Library } from "../../../library/index.ts";
import type { Metrics } from "../../../monitoring/index.ts";
import type { ReadPool } from "../../../reads/index.ts";
import type { Recommendation } from "../../../recommendation/index.ts";
import type { Removal } from "../../../removal/index.ts";
import type { Store } from "../../../store/index.ts";
import type { Audience } from "../../audience.ts";
import type { RequestLimits } from "../../limits/requestLimits.ts";

export interface FilmRouteParts {
  readonly library: Library;
  readonly audience: Audience;
  readonly reads: ReadPool;
  readonly enrichment: Enrichment;
  readonly recommendation: Recommendation;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly intake: Intake;
  readonly identification: Pick<Identification, "rematch">;
  readonly metrics: Metrics;
  readonly removal: Removal;
  readonly store: Store;
  readonly limits: Pick<RequestLimits, "withinFrames">;
  /** On the disk that holds what people send. */
  readonly uploadsFolder: string;
}
