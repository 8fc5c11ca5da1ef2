import { useQuery } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { ProblemNote } from "../../../components/ProblemNote.tsx";
import { Skeleton } from "../../../components/Skeleton.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { FilmsOfBoth } from "./FilmsOfBoth.tsx";

const useComparison = (userId: string) =>
  useQuery(api.personal.taste.compare.queryOptions({ input: { userId }, staleTime: 0 }));

/** How far two people agree. */
export function Agreement({ userId }: { userId: string }) {
  const t = useTranslations("together");
  const { number, percent } = useFormats();
  const { data, isError } = useComparison(userId);
  // What failed is said once, where the films would be.
  if (isError && !data) return null;
  if (!data) return <Skeleton count={1} className="h-24" />;
  const { agreement, ratedByBoth } = data;
  return (
    <dl className="card p-4">
      <dt className="text-sm text-quiet">{t("agreement")}</dt>
      <dd>
        <span className="block text-2xl font-semibold tabular-nums">
          {agreement === null ? t("tooFew") : percent(agreement)}
        </span>
        <span className="text-sm text-quiet">{t("ofFilms", { count: ratedByBoth, number: number(ratedByBoth) })}</span>
      </dd>
    </dl>
  );
}

/** What both loved, and where they differ most. */
export function Comparison({ userId }: { userId: string }) {
  const t = useTranslations("together");
  const { data, isError, error, refetch } = useComparison(userId);
  if (isError && !data) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton count={2} className="h-24" />;
  const { displayName, bothLoved, differMost } = data;
  return (
    <>
      <FilmsOfBoth title={t("bothLoved")} name={displayName} films={bothLoved} />
      <FilmsOfBoth title={t("differMost")} name={displayName} films={differMost} />
    </>
  );
}
