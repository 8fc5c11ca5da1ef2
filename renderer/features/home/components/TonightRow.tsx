import { useState } from "react";
import { Select } from "../../../components/Select.tsx";
import { filterUrl, fromQuery } from "../../../filmFilter/filter.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { AVAILABLE_MINUTES, availableMinutes, saveAvailableMinutes } from "../availableTime.ts";
import { useSuggestions } from "../hooks/useHome.ts";
import { shelfForTime, unrated } from "../shelves.ts";
import { FilmListRow } from "./FilmListRow.tsx";

const SECONDS_PER_MINUTE = 60;

/** Unwatched films that fit into the time that the person has, those first that they will probably like. */
export function TonightRow({ heroId }: { heroId: number | null }) {
  const t = useTranslations("home");
  const { duration } = useFormats();
  const [minutes, setMinutes] = useState(availableMinutes);
  const isColdStart = useSuggestions().data?.coldStart ?? true;
  const filter = shelfForTime(minutes, isColdStart);
  const timeOf = (value: number) => duration(value * SECONDS_PER_MINUTE);

  function choose(value: string): void {
    saveAvailableMinutes(Number(value));
    setMinutes(Number(value));
  }

  return (
    <FilmListRow
      key={minutes}
      title={t("upTo", { time: timeOf(minutes) })}
      to={filterUrl(fromQuery(filter))}
      query={filter}
      choose={(films) => unrated(films).filter(({ id }) => id !== heroId)}
      empty={<p className="text-quiet">{t("nothingFits")}</p>}
      action={
        <Select
          label={t("availableTime")}
          value={String(minutes)}
          options={AVAILABLE_MINUTES.map((value) => ({ value: String(value), label: timeOf(value) }))}
          onChange={choose}
        />
      }
    />
  );
}
