import { useQuery } from "@tanstack/react-query";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { api } from "../../../api/client.ts";
import { useIsKid } from "../../../api/session.ts";
import { Disclosure } from "../../../components/Disclosure.tsx";
import { EvidenceList } from "../../../components/EvidenceList.tsx";
import { ProblemNote } from "../../../components/ProblemNote.tsx";
import { Skeleton } from "../../../components/Skeleton.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";

/** How many recommendations are searched for the film. */
const SUGGESTIONS = 60;

/** Why the file was matched to this film, and why the film is recommended. Loaded when opened. */
export function Explanations({ film }: { film: FilmDetail }) {
  const t = useTranslations("film");
  const isKid = useIsKid();
  const [file] = film.files;
  return (
    <div className="space-y-3">
      {film.state === "identified" && file && !isKid && (
        <Disclosure title={t("whyMatch")}>
          <WhyMatch fileId={file.id} film={film} />
        </Disclosure>
      )}
      <Disclosure title={t("whySuggested")}>
        <WhySuggested film={film} />
      </Disclosure>
    </div>
  );
}

function WhyMatch({ fileId, film }: { fileId: number; film: FilmDetail }) {
  const t = useTranslations("film");
  const formats = useFormats();
  const providerName = useTermTranslation("providers");
  const query = useQuery(api.files.candidates.queryOptions({ input: { id: fileId } }));
  if (query.isError && !query.data) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton count={1} className="h-10" />;
  const { decidedBy, candidates } = query.data;
  const { tmdb, wikidata } = film.externalIds;
  const chosen = candidates.find(
    ({ tmdbId, catalogueId }) => (tmdb !== null && tmdbId === tmdb) || (wikidata !== null && catalogueId === wikidata),
  );
  return (
    <>
      <p>
        {decidedBy === "hand"
          ? t("manual")
          : t("automatic", {
              percent: formats.percent(chosen?.score ?? 1),
              provider: chosen ? providerName(chosen.provider) : "–",
            })}
      </p>
      {chosen && <EvidenceList candidate={chosen} />}
    </>
  );
}

function WhySuggested({ film }: { film: FilmDetail }) {
  const t = useTranslations("film");
  const query = useQuery(api.films.recommendations.queryOptions({ input: { limit: SUGGESTIONS } }));
  if (query.isError && !query.data) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton count={1} className="h-6" />;
  const found = query.data.items.find(({ film: { id } }) => id === film.id);
  return <p>{found ? found.reason.text : t("notSuggested")}</p>;
}
