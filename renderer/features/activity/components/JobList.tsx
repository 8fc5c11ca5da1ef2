import { useState } from "react";
import type { JobState } from "../../../../src/contract/index.ts";
import { ListEnd } from "../../../components/ListEnd.tsx";
import { ProblemNote } from "../../../components/ProblemNote.tsx";
import { Select } from "../../../components/Select.tsx";
import { Skeleton } from "../../../components/Skeleton.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import { useJobKinds, useJobs } from "../hooks/useActivity.ts";
import { JobRow } from "./JobRow.tsx";

const STATES: readonly (JobState | null)[] = [null, "running", "queued", "failed", "done", "cancelled"];

const ALL = "all";

export function JobList() {
  const t = useTranslations("activity");
  const formats = useFormats();
  const kindName = useTermTranslation("jobKinds");
  const [state, setState] = useState<JobState | null>(null);
  const [kind, setKind] = useState<string>(ALL);
  const kinds = useJobKinds();
  const query = useJobs(state, kind === ALL ? null : kind);
  const jobs = query.data?.pages.flatMap((page) => page.items) ?? [];
  const total = query.data?.pages[0]?.total;

  return (
    <>
      <fieldset className="mb-4 flex flex-wrap items-center gap-2">
        <legend className="sr-only">{t("state")}</legend>
        {STATES.map((known) => (
          <button
            key={known ?? "all"}
            type="button"
            aria-pressed={known === state}
            className="min-h-8 rounded-full border border-line bg-surface px-3 text-sm hover:bg-raised aria-pressed:border-accent aria-pressed:bg-accent/15 aria-pressed:text-accent-text"
            onClick={() => setState(known)}
          >
            {t(known ?? "all")}
          </button>
        ))}
        {kinds.length > 1 && (
          <Select
            label={t("kind")}
            value={kind}
            options={[ALL, ...kinds].map((value) => ({
              value,
              label: value === ALL ? t("allKinds") : kindName(value),
            }))}
            onChange={setKind}
          />
        )}
        {total !== undefined && <span className="ml-2 text-sm text-quiet tabular-nums">{formats.number(total)}</span>}
      </fieldset>
      {query.isError && jobs.length === 0 && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton count={8} className="h-12" arrangement="space-y-2" />}
      {query.isSuccess && jobs.length === 0 && <p className="text-quiet">{t("none")}</p>}
      {jobs.length > 0 && (
        <ul className="card divide-y divide-line/70">
          {jobs.map((job) => (
            <li key={job.id}>
              <JobRow job={job} />
            </li>
          ))}
        </ul>
      )}
      <ListEnd query={query} />
    </>
  );
}
