import { LoaderCircle } from "lucide-react";
import { Link } from "react-router";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { buttonClass } from "../../../components/Button.tsx";
import { useTranslations } from "../../../i18n/index.ts";

/** States that need a person's decision. */
const FOR_A_PERSON = ["ambiguous", "unmatched"];

/** For a film known only from its file's name: it is being identified, or needs a person's decision. */
export function Unidentified({ film }: { film: FilmDetail }) {
  const t = useTranslations("film");
  if (!film.files.some((file) => FOR_A_PERSON.includes(file.state))) {
    return (
      <p role="status" className="card mt-8 flex items-center gap-3 p-5">
        <LoaderCircle aria-hidden className="size-5 shrink-0 animate-spin text-accent-text" />
        <span>
          <span className="font-semibold">{t("identifyingTitle")}</span>{" "}
          <span className="text-quiet">{t("identifyingText")}</span>
        </span>
      </p>
    );
  }
  return (
    <section className="card mt-8 flex flex-wrap items-center justify-between gap-4 border-accent/50 p-5">
      <div>
        <h2 className="font-semibold">{t("unidentifiedTitle")}</h2>
        <p className="text-quiet">{t("unidentifiedText")}</p>
      </div>
      <Link to={`/review?film=${film.id}`} className={buttonClass("primary")}>
        {t("chooseFilm")}
      </Link>
    </section>
  );
}
