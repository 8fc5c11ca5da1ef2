import { ListChecks } from "lucide-react";
import type { ComponentType } from "react";
import { Link } from "react-router";
import type { HomeRow as Row } from "../../../../src/contract/index.ts";
import { useReviewCount } from "../../../components/useReviewCount.ts";
import { filterUrl, fromQuery } from "../../../filmFilter/filter.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useHome, useNewest, useSuggestions } from "../hooks/useHome.ts";
import { FilmListRow } from "./FilmListRow.tsx";
import { GenreShelf } from "./GenreShelf.tsx";
import { Shelf } from "./Shelf.tsx";
import { TonightRow } from "./TonightRow.tsx";
import { CollectionsRow, OnThisDayRow, RecentlyWatchedRow } from "./WatchingRows.tsx";

interface RowProps {
  readonly row: Row;
  /** The film for tonight, which no row repeats. */
  readonly heroId: number | null;
}

const ROWS: Readonly<Record<Row["kind"], ComponentType<RowProps>>> = {
  continue: ContinueRow,
  review: ReviewRow,
  tonight: TonightRow,
  forYou: ForYouRow,
  collections: CollectionsRow,
  newest: NewestRow,
  onThisDay: OnThisDayRow,
  recentlyWatched: RecentlyWatchedRow,
  genres: GenreRows,
  savedFilter: SavedFilterRow,
};

/** One row of Home; nothing where it has nothing to show. */
export function HomeRow(props: RowProps) {
  const Row = ROWS[props.row.kind];
  return <Row {...props} />;
}

function ContinueRow() {
  const t = useTranslations("home");
  const { data } = useHome();
  return (
    <Shelf title={t("continue")} to="/" films={data?.inProgress.map(({ film, share }) => ({ film, share })) ?? []} />
  );
}

function ReviewRow() {
  const t = useTranslations("home");
  const formats = useFormats();
  const waiting = useReviewCount();
  if (waiting === 0) return null;
  return (
    <Link to="/review" className="card flex items-center gap-3 px-5 py-4 hover:border-accent">
      <ListChecks aria-hidden className="size-5 text-accent-text" />
      {t("help", { count: waiting, number: formats.number(waiting) })}
    </Link>
  );
}

function ForYouRow({ heroId }: RowProps) {
  const t = useTranslations("home");
  const { data } = useSuggestions();
  const items = data?.items ?? [];
  const isOneReason = items.every(({ reason }) => reason.text === items[0]?.reason.text);
  const others = items.filter(({ film }) => film.id !== heroId);
  return (
    <Shelf
      title={t("forYou")}
      to="/for-you"
      isSuggested
      films={data ? others.map(({ film, reason }) => ({ film, note: isOneReason ? undefined : reason.text })) : null}
    />
  );
}

function NewestRow() {
  const t = useTranslations("home");
  const { data } = useNewest();
  return <Shelf title={t("newest")} to="/?sort=added" films={data?.items.map((film) => ({ film })) ?? null} />;
}

function GenreRows() {
  return useHome().data?.genres.map((genre) => <GenreShelf key={genre} genre={genre} />);
}

function SavedFilterRow({ row: { savedFilter } }: RowProps) {
  if (!savedFilter) return null;
  const { name, filter } = savedFilter;
  return <FilmListRow title={name} to={filterUrl(fromQuery(filter))} query={filter} />;
}
