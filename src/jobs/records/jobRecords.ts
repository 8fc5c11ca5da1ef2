import type { Store } from "../../store/index.ts";
import { JobCounts } from "./jobCounts.ts";
import { JobEntries } from "./jobEntries.ts";
import { JobLeases } from "./jobLeases.ts";
import { JobRepairs } from "./jobRepairs.ts";
import { JobViews } from "./jobViews.ts";

/** The SQL of the job table, which nothing outside this folder knows. */
export interface JobRecords {
  readonly entries: JobEntries;
  readonly leases: JobLeases;
  readonly repairs: JobRepairs;
  readonly counts: JobCounts;
  readonly views: JobViews;
}

export function jobRecords(store: Pick<Store, "sql">): JobRecords {
  return {
    entries: new JobEntries(store),
    leases: new JobLeases(store),
    repairs: new JobRepairs(store),
    counts: new JobCounts(store),
    views: new JobViews(store),
  };
}
