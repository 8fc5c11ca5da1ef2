import { Tv } from "lucide-react";
import { useState } from "react";
import type { NotFilm } from "../../../src/contract/index.ts";
import { Button } from "../../components/Button.tsx";
import { Disclosure } from "../../components/Disclosure.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { Page } from "../../components/Page.tsx";
import { ProblemNote } from "../../components/ProblemNote.tsx";
import { Skeleton } from "../../components/Skeleton.tsx";
import { useFormats } from "../../i18n/format.ts";
import { useTranslations } from "../../i18n/index.ts";
import { SeasonList } from "./components/SeasonList.tsx";
import { VideoModal } from "./components/VideoModal.tsx";
import { bySeries, type Series } from "./grouping.ts";
import { useNotFilms } from "./hooks/useNotFilms.ts";

/** Episodes and other videos that are no films: they can be played, and say why they are not in the library. */
export default function NotFilms() {
  const t = useTranslations("notFilms");
  const [played, play] = useState<NotFilm | null>(null);
  const { data, isPending, isError, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useNotFilms();
  const series = bySeries(data?.pages.flatMap(({ items }) => items) ?? []);

  return (
    <Page title={t("title")} intro={t("intro")}>
      {isError && !data && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton count={4} className="h-14" arrangement="space-y-3" />}
      {data && series.length === 0 && (
        <EmptyState icon={Tv} title={t("none")}>
          <p>{t("noneText")}</p>
        </EmptyState>
      )}
      <div className="space-y-3">
        {series.map((one) => (
          <SeriesDisclosure key={one.series ?? " "} series={one} onPlay={play} />
        ))}
      </div>
      {hasNextPage && (
        <Button className="mt-4" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("more")}
        </Button>
      )}
      {played && <VideoModal key={played.fileId} file={played} onClose={() => play(null)} />}
    </Page>
  );
}

function SeriesDisclosure({ series, onPlay }: { series: Series; onPlay: (file: NotFilm) => void }) {
  const t = useTranslations("notFilms");
  const { number } = useFormats();
  const name = series.series === null ? t("otherVideos") : series.series || t("unnamedSeries");
  const counts = t("watchedOf", {
    count: series.watched,
    watched: number(series.watched),
    number: number(series.files),
  });
  return (
    <Disclosure title={name} aside={counts}>
      <div className="space-y-4">
        {series.seasons.map((season) => (
          <SeasonList key={season.season ?? " "} season={season} isNamed={series.series !== null} onPlay={onPlay} />
        ))}
      </div>
    </Disclosure>
  );
}
