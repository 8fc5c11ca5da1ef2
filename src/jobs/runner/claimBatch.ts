import type { Events } from "../../events/index.ts";
import type { Store } from "../../store/index.ts";
import { type JobDefinitions, parsePayload } from "../jobDefinitions.ts";
import type { AnyJob, AnyJobHandler } from "../jobHandler.ts";
import type { ClaimedRow, JobLeases } from "../records/jobLeases.ts";
import type { Batch } from "./batches.ts";

export interface ClaimParts {
  readonly store: Store;
  readonly leases: JobLeases;
  readonly definitions: JobDefinitions;
  readonly events: Events;
}

export interface Claim {
  readonly lease: number;
  /** When the lease may be taken away. */
  readonly leaseUntil: number;
  readonly now: number;
}

/**
 * Takes due jobs of a kind under a lease. Jobs whose payload does not fit the kind's schema fail at once.
 * @returns null where nothing is due; a batch may be without jobs, when all of them failed
 */
export function claimBatch(parts: ClaimParts, handler: AnyJobHandler, claim: Claim): Batch | null {
  const { store, leases, events } = parts;
  const { kind, batchSize } = handler;
  if (!leases.isDue(kind, claim.now)) return null;
  const claimed = store.writeRelaxed(() => {
    const rows = leases.claim(kind, batchSize, claim.lease, claim.leaseUntil, claim.now);
    return { count: rows.length, jobs: rows.flatMap((row) => toJob(parts, row, claim) ?? []) };
  });
  if (claimed.count === 0) return null;
  const unreadable = claimed.count - claimed.jobs.length;
  if (unreadable > 0) events.emit({ type: "job.failed", kind, count: unreadable });
  return {
    kind,
    jobs: claimed.jobs,
    lease: claim.lease,
    controller: new AbortController(),
    startedAt: performance.now(),
    isSettling: false,
  };
}

function toJob({ leases, definitions }: ClaimParts, row: ClaimedRow, { lease, now }: Claim): AnyJob | null {
  const parsed = parsePayload(definitions, row.kind, row.payload);
  if (parsed.kind === "read") return { ...row, payload: parsed.payload };
  leases.settle(row.id, lease, "failed", { code: "job_payload_unreadable", fact: parsed.fact }, now);
  return null;
}
