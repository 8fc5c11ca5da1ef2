import type { Candidate } from "../../../../src/contract/index.ts";
import { titleWithYear } from "../../../components/titleWithYear.ts";
import { useTranslations } from "../../../i18n/index.ts";

/** What accepting the candidate changes, and what it keeps. */
export function MatchConsequences({ candidate, from }: { candidate: Candidate; from: string }) {
  const t = useTranslations("review");
  return (
    <dl className="mt-4 grid gap-x-4 gap-y-1 text-sm text-quiet sm:grid-cols-[auto_1fr]">
      <dt className="font-semibold text-ink">{t("changes")}</dt>
      <dd>{t("changesText", { from, to: titleWithYear(candidate) })}</dd>
      <dt className="font-semibold text-ink">{t("keeps")}</dt>
      <dd>{t("keepsText")}</dd>
    </dl>
  );
}
