import type { Candidate } from "../../../../src/contract/index.ts";
import { useWords } from "../../../i18n/index.ts";

/** Before anything is applied: what a match changes, and what it leaves alone. */
export function Consequences({ candidate, title }: { candidate: Candidate; title: string }) {
  const words = useWords("review");
  const named = candidate.year === null ? candidate.title : `${candidate.title} (${candidate.year})`;
  return (
    <dl className="mt-4 grid gap-x-4 gap-y-1 text-sm text-quiet sm:grid-cols-[auto_1fr]">
      <dt className="font-semibold text-ink">{words("changes")}</dt>
      <dd>{words("changesText", { from: title, to: named })}</dd>
      <dt className="font-semibold text-ink">{words("keeps")}</dt>
      <dd>{words("keepsText")}</dd>
    </dl>
  );
}
