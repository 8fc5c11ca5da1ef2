import { useQuery } from "@tanstack/react-query";
import { Layers } from "lucide-react";
import { Link } from "react-router";
import { api } from "../../api/client.ts";
import { ArtworkImage } from "../../components/ArtworkImage.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { Page } from "../../components/Page.tsx";
import { ProblemNote } from "../../components/ProblemNote.tsx";
import { useFormats } from "../../i18n/format.ts";
import { useTranslations } from "../../i18n/index.ts";

/** Films that belong together, by series; each opens in the library. */
export default function Collections() {
  const t = useTranslations("people");
  const tCommon = useTranslations("common");
  const formats = useFormats();
  const series = useQuery(api.people.collections.queryOptions({ staleTime: 0 }));

  return (
    <Page title={t("collections")} intro={t("collectionsText")}>
      {series.isError && <ProblemNote error={series.error} onRetry={() => void series.refetch()} />}
      {series.data?.items.length === 0 && (
        <EmptyState icon={Layers} title={t("noCollections")}>
          <p>{t("noCollectionsText")}</p>
        </EmptyState>
      )}
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-4">
        {series.isPending && [1, 2, 3].map((shape) => <li key={shape} className="skeleton h-44" />)}
        {series.data?.items.map((one) => (
          <li key={one.id}>
            <Link
              to={`/?collection=${encodeURIComponent(one.id)}&sort=year&order=asc`}
              className="card block overflow-hidden hover:brightness-110"
            >
              <span className="flex h-32 gap-px bg-raised">
                {one.posters.map((poster) => (
                  <span key={poster.url} className="relative min-w-0 grow">
                    <ArtworkImage image={poster} />
                  </span>
                ))}
              </span>
              <span className="block p-3">
                <span className="block truncate font-medium">{one.name}</span>
                <span className="block text-sm text-quiet tabular-nums">
                  {tCommon("films", { count: one.films, number: formats.number(one.films) })}
                  {one.watched > 0 && ` · ${t("seen", { number: formats.number(one.watched) })}`}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
