import { ExternalLink } from "lucide-react";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { TextSkeleton } from "./TextSkeleton.tsx";

/** The overview of the provider and the encyclopedia's article, each with its source. */
export function Overview({ film }: { film: FilmDetail }) {
  const t = useTranslations("film");
  const isPending = film.enrichment.tmdb.state === "pending" && !film.overview;
  return (
    <div className="grid gap-10 lg:grid-cols-2">
      <section aria-labelledby="overview">
        <h2 id="overview" className="mb-2 text-lg font-semibold">
          {t("overview")}
        </h2>
        {film.tagline && <p className="mb-2 text-quiet italic">{film.tagline}</p>}
        {film.overview && <p className="max-w-prose">{film.overview}</p>}
        {isPending && <TextSkeleton lines={4} />}
        {!film.overview && !isPending && <p className="text-quiet">{t("noOverview")}</p>}
        <Failure provider="TMDB" part={film.enrichment.tmdb} />
      </section>
      <Article film={film} />
    </div>
  );
}

function Article({ film }: { film: FilmDetail }) {
  const t = useTranslations("film");
  const [article] = film.articles;
  const { state } = film.enrichment.wikipedia;
  if (!article && state !== "pending" && state !== "failed") return null;

  return (
    <section aria-labelledby="article">
      <h2 id="article" className="mb-2 text-lg font-semibold">
        {t("article")}
      </h2>
      {!article && state === "pending" && <TextSkeleton lines={5} />}
      {article && (
        <>
          <p lang={article.language} className="line-clamp-[9] max-w-prose">
            {article.extract}
          </p>
          <p className="mt-2 flex flex-wrap items-center gap-x-3 text-sm text-quiet">
            <a
              href={article.url}
              target="_blank"
              rel="noreferrer"
              className="inline-flex min-h-6 items-center gap-1 text-accent-text underline underline-offset-4"
            >
              {t("readOn")}
              <ExternalLink aria-hidden className="size-3.5" />
            </a>
            {article.attribution}
          </p>
        </>
      )}
      <Failure provider="Wikipedia" part={film.enrichment.wikipedia} />
    </section>
  );
}

function Failure({ provider, part }: { provider: string; part: FilmDetail["enrichment"]["tmdb"] }) {
  const t = useTranslations("film");
  if (part.state !== "failed" || !part.error) return null;
  return <p className="mt-2 text-sm text-danger">{t("failedPart", { provider, detail: part.error.detail })}</p>;
}
