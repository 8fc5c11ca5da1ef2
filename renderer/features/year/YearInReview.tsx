import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CalendarDays, Printer } from "lucide-react";
import { useNavigate, useParams } from "react-router";
import { api } from "../../api/client.ts";
import { Button } from "../../components/Button.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { Page } from "../../components/Page.tsx";
import { ProblemNote } from "../../components/ProblemNote.tsx";
import { Select } from "../../components/Select.tsx";
import { Skeleton } from "../../components/Skeleton.tsx";
import { useTranslations } from "../../i18n/index.ts";
import { drawPicture } from "../../pictures/drawPicture.ts";
import { SharePicture } from "../../pictures/SharePicture.tsx";
import { YearSummary } from "./components/YearSummary.tsx";
import { usePictureOfYear } from "./hooks/usePictureOfYear.ts";

/** What the person watched in a year, by their diary. */
export default function YearInReview() {
  const t = useTranslations("year");
  const navigate = useNavigate();
  const years = useQuery(api.personal.diary.years.queryOptions({ staleTime: 0 }));
  const asked = Number(useParams().year);
  const items = years.data?.items ?? [];
  const year = items.find((one) => one.year === asked)?.year ?? items[0]?.year;
  const review = useQuery(
    api.personal.diary.review.queryOptions({
      input: { year: year ?? 0 },
      enabled: year !== undefined,
      staleTime: 0,
      placeholderData: keepPreviousData,
    }),
  );
  const pictureOf = usePictureOfYear();

  const failed = [years, review].find(({ isError, data }) => isError && !data);
  if (failed?.error) return <ProblemNote error={failed.error} onRetry={() => void failed.refetch()} />;
  if (years.data && year === undefined)
    return (
      <EmptyState icon={CalendarDays} title={t("none")} heading="h1">
        <p>{t("noneText")}</p>
      </EmptyState>
    );
  if (!review.data) return <Skeleton count={3} className="h-40" arrangement="gutter space-y-6 py-8" />;
  const { data } = review;
  return (
    <Page
      title={t("title", { year: data.year })}
      intro={t("intro")}
      aside={
        <div className="flex flex-wrap gap-2 print:hidden">
          <Select
            label={t("year")}
            value={String(data.year)}
            options={items.map((one) => ({ value: String(one.year), label: String(one.year) }))}
            onChange={(value) => void navigate(`/year/${value}`)}
          />
          <SharePicture fileName={`filmotheque-${data.year}`} draw={() => drawPicture(pictureOf(data))} />
          <Button onClick={() => window.print()}>
            <Printer aria-hidden className="size-5" />
            {t("print")}
          </Button>
        </div>
      }
    >
      <YearSummary review={data} />
    </Page>
  );
}
