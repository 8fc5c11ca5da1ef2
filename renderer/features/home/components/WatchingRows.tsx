import { useQuery } from "@tanstack/react-query";
import type { SortedFilter } from "../../../../src/contract/index.ts";
import { api } from "../../../api/client.ts";
import { filterUrl, fromQuery } from "../../../filmFilter/filter.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useNearRow } from "../hooks/useNearRow.ts";
import { latestViewings } from "../latestViewings.ts";
import { FilmListRow } from "./FilmListRow.tsx";
import { Shelf } from "./Shelf.tsx";

/** Several of one film are one poster: more entries than posters. */
const VIEWINGS = 60;

/** Films by the latest entries of the person's diary, each with its day. */
export function RecentlyWatchedRow() {
  const t = useTranslations("home");
  const formats = useFormats();
  const { isNear, near } = useNearRow();
  const { data } = useQuery(
    api.personal.diary.list.queryOptions({ input: { limit: VIEWINGS }, enabled: isNear, staleTime: 0 }),
  );
  const viewings = latestViewings(data?.items ?? []);
  return (
    <div ref={near}>
      <Shelf
        title={t("recentlyWatched")}
        to={filterUrl(fromQuery({ watched: true }))}
        films={viewings.map(({ film, watchedOn }) => ({ film, note: formats.day(watchedOn) }))}
      />
    </div>
  );
}

/** The next film of each collection of which some films were watched. */
export function CollectionsRow() {
  const t = useTranslations("home");
  const formats = useFormats();
  const { isNear, near } = useNearRow();
  const { data } = useQuery(api.personal.collectionsInProgress.queryOptions({ enabled: isNear, staleTime: 0 }));
  return (
    <div ref={near}>
      <Shelf
        title={t("collectionsInProgress")}
        to="/collections"
        films={
          data?.items.map(({ next, name, watched, films }) => ({
            film: next,
            note: t("watchedOf", {
              count: watched,
              name,
              watched: formats.number(watched),
              films: formats.number(films),
            }),
          })) ?? []
        }
      />
    </div>
  );
}

/** Films of the library that were released on this day of a year. */
export function OnThisDayRow() {
  const t = useTranslations("home");
  const filter = { releaseDay: [today()], sort: "year", order: "desc" } satisfies SortedFilter;
  return <FilmListRow title={t("onThisDay")} to={filterUrl(fromQuery(filter))} query={filter} />;
}

/** Month and day, where the person is. */
function today(): string {
  const now = new Date();
  return [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
