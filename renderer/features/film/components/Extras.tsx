import { Clapperboard } from "lucide-react";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { Badge } from "../../../components/Badge.tsx";
import { useTranslations } from "../../../i18n/index.ts";

/** Files that belong to the film and are not the film: trailers, making-ofs, samples. */
export function Extras({ film }: { film: FilmDetail }) {
  const t = useTranslations("film");
  if (film.extras.length === 0) return null;
  return (
    <>
      <h3 id="extras" className="mt-6 mb-2 font-semibold">
        {t("extras")}
      </h3>
      <ul aria-labelledby="extras" className="flex flex-wrap gap-2">
        {film.extras.map(({ fileId, title, kind }) => (
          <li key={fileId} className="card flex items-center gap-2 px-3 py-2 text-sm">
            <Clapperboard aria-hidden className="size-4 shrink-0 text-quiet" />
            <span className="break-words first-letter:uppercase">{title}</span>
            {kind === "sample" && <Badge>{t("sample")}</Badge>}
          </li>
        ))}
      </ul>
    </>
  );
}
