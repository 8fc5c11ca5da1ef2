import { useQuery } from "@tanstack/react-query";
import type { FilmDetail, FactSources as Sources, StatedValue } from "../../../../../src/contract/index.ts";
import { api } from "../../../../api/client.ts";
import { Disclosure } from "../../../../components/Disclosure.tsx";
import { ProblemNote } from "../../../../components/ProblemNote.tsx";
import { Skeleton } from "../../../../components/Skeleton.tsx";
import { useFormats } from "../../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../../i18n/index.ts";
import { FactValue } from "./FactValue.tsx";

/** The value, source and age of each field, what other sources say, and how complete the facts are. */
export function FactSources({ film }: { film: FilmDetail }) {
  const t = useTranslations("film");
  const formats = useFormats();
  return (
    <Disclosure title={t("sources")} aside={t("completeness", { percent: formats.percent(film.completeness) })}>
      <AllFields filmId={film.id} />
    </Disclosure>
  );
}

const COLUMNS = "grid gap-x-4 sm:grid-cols-[10rem_minmax(0,1fr)_9rem_8rem]";

function AllFields({ filmId }: { filmId: number }) {
  const t = useTranslations("filmFacts");
  const tFilm = useTranslations("film");
  const query = useQuery(api.films.facts.queryOptions({ input: { id: filmId }, staleTime: 0 }));
  if (query.isError && !query.data) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton count={4} className="h-8" />;
  return (
    <>
      <div aria-hidden className={`${COLUMNS} pb-1.5 text-xs text-quiet max-sm:hidden`}>
        {[tFilm("field"), t("value"), tFilm("source"), t("age")].map((title) => (
          <span key={title}>{title}</span>
        ))}
      </div>
      <ul aria-label={tFilm("sources")}>
        {query.data.fields.map((row) => (
          <FieldRow key={row.field} row={row} />
        ))}
      </ul>
    </>
  );
}

function FieldRow({ row: { field, values } }: { row: Sources["fields"][number] }) {
  const t = useTranslations("filmFacts");
  const formats = useFormats();
  const fieldName = useTermTranslation("fields");
  const [shown, ...others] = values;
  if (!shown) return null;
  return (
    <li className="border-t border-line/60 py-1.5">
      <div className={COLUMNS}>
        <span className="text-quiet sm:text-ink">{fieldName(field)}</span>
        <Value field={field} stated={shown} />
      </div>
      {others.length > 0 && (
        <details className="sm:pl-[11rem]">
          <summary className="inline-flex min-h-6 items-center rounded text-quiet underline underline-offset-4 hover:text-ink">
            {t("otherSources", { count: others.length, number: formats.number(others.length) })}
          </summary>
          <ul className="space-y-1 py-1">
            {others.map((stated) => (
              <li
                key={`${stated.source} ${stated.language}`}
                className="grid gap-x-4 sm:grid-cols-[minmax(0,1fr)_9rem_8rem]"
              >
                <Value field={field} stated={stated} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

/** Three cells: value, source, age. */
function Value({ field, stated }: { field: string; stated: StatedValue }) {
  const t = useTranslations("filmFacts");
  const formats = useFormats();
  const providerName = useTermTranslation("providers");
  const source = providerName(stated.source);
  return (
    <>
      <span lang={stated.language ?? undefined} className="line-clamp-3 min-w-0 break-words">
        <FactValue field={field} value={stated.value} />
      </span>
      <span className="break-words text-quiet sm:text-ink">
        {stated.language === null
          ? source
          : t("inLanguage", { source, language: formats.languageName(stated.language) })}
      </span>
      <span className="text-quiet">{stated.at === null ? t("ageUnknown") : formats.relativeTime(stated.at)}</span>
    </>
  );
}
