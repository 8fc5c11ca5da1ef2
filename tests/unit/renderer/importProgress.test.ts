import { expect, test } from "vitest";
import {
  EMPTY_PROGRESS,
  isComplete,
  withOpenJobs,
  withReceived,
} from "../../../renderer/features/drop/importProgress.ts";

const threeFiles = withReceived(EMPTY_PROGRESS, {
  accepted: [1, 2, 3].map((fileId) => ({ path: `/films/${fileId}.mkv`, fileId, jobId: fileId, already: false })),
  rejected: [{ path: "/films/notes.txt", code: "not_a_video", detail: "Not a video." }],
  ignored: 2,
});

test("an import counts new, known, skipped and refused files separately", () => {
  const again = withReceived(threeFiles, {
    accepted: [{ path: "/films/1.mkv", fileId: 1, jobId: 9, already: true }],
    rejected: [],
    ignored: 1,
  });
  expect(again).toMatchObject({ reached: { received: 3 }, already: 1, ignored: 3 });
  expect(again.rejected).toHaveLength(1);
});

test("a stage is missing for at most as many files as it has open jobs", () => {
  const { reached } = withOpenJobs(threeFiles, { probe: 1, identify: 1, enrich_tmdb: 1 });
  expect(reached).toEqual({ received: 3, probed: 2, identified: 1, enriched: 0 });
});

test("an import is finished once no job is open, even if events were missed", () => {
  expect(isComplete(threeFiles)).toBe(false);
  expect(isComplete(withOpenJobs(threeFiles, {}))).toBe(true);
});

test("the jobs of a later import do not reduce the progress", () => {
  const arrived = withOpenJobs(threeFiles, {});
  expect(withOpenJobs(arrived, { probe: 500 }).reached).toEqual(arrived.reached);
});

test("jobs of other kinds do not delay an import's end", () => {
  expect(isComplete(withOpenJobs(threeFiles, { artwork: 40, purge: 1 }))).toBe(true);
});
