import { ArrowLeft, Projector } from "lucide-react";
import { Link, useLocation, useNavigate, useParams } from "react-router";
import { problemOf } from "../../api/problem.ts";
import { useIsKid } from "../../api/session.ts";
import { buttonClass } from "../../components/Button.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { useTitle } from "../../components/Page.tsx";
import { ProblemNote } from "../../components/ProblemNote.tsx";
import { useShortcuts } from "../../components/shortcuts.ts";
import { useViewReady } from "../../components/useViewReady.ts";
import { useTranslations } from "../../i18n/index.ts";
import { accentStyle } from "./accent/accentStyle.ts";
import { Backdrop } from "./components/Backdrop.tsx";
import { CollectionShelf } from "./components/CollectionShelf.tsx";
import { Credits } from "./components/Credits.tsx";
import { FilmDetails } from "./components/details/FilmDetails.tsx";
import { Explanations } from "./components/Explanations.tsx";
import { Files } from "./components/Files.tsx";
import { FilmSkeleton } from "./components/FilmSkeleton.tsx";
import { Gallery } from "./components/gallery/Gallery.tsx";
import { Heading } from "./components/Heading.tsx";
import { Overview } from "./components/Overview.tsx";
import { SimilarFilms } from "./components/SimilarFilms.tsx";
import { FactSources } from "./components/sources/FactSources.tsx";
import { Unidentified } from "./components/Unidentified.tsx";
import { Viewings } from "./components/viewings/Viewings.tsx";
import { useFilm } from "./hooks/useFilm.ts";

/** The window has no browser bar: the back button is in the page, and Escape is its key. */
function Back() {
  const t = useTranslations("film");
  const navigate = useNavigate();
  const { key } = useLocation();
  // The first address of a visit has nothing before it.
  const back = () => void (key === "default" ? navigate("/") : navigate(-1));
  useShortcuts({ Escape: back });
  return (
    <button
      type="button"
      aria-label={t("back")}
      title={t("back")}
      aria-keyshortcuts="Escape"
      className="absolute top-4 left-4 z-10 flex size-10 items-center justify-center rounded-full bg-ground/60 text-ink hover:bg-ground"
      onClick={back}
    >
      <ArrowLeft aria-hidden className="size-5" />
    </button>
  );
}

function FilmGone() {
  const t = useTranslations("film");
  const tCommon = useTranslations("common");
  return (
    <EmptyState icon={Projector} title={t("gone")} heading="h1">
      <p className="mb-5">{t("goneText")}</p>
      <Link to="/" className={buttonClass("primary")}>
        {tCommon("backToLibrary")}
      </Link>
    </EmptyState>
  );
}

/** One film: at once what is stored; what is still being fetched shimmers in its place and streams in. */
export default function Film() {
  const filmId = Number(useParams().filmId);
  const isKid = useIsKid();
  const query = useFilm(filmId);
  const film = query.data;
  useTitle(film?.title ?? "");
  useViewReady("film", film !== undefined);

  if (problemOf(query.error)?.status === 404) return <FilmGone />;
  if (query.isError && !film) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  if (!film) return <FilmSkeleton />;
  return (
    <article className="relative pb-16" style={accentStyle(film)}>
      <Backdrop film={film} />
      <Back />
      <div className="gutter relative pt-16 sm:pt-[min(18vh,9rem)]">
        <Heading film={film} />
        {film.state === "unidentified" && <Unidentified film={film} />}
        <div className="mt-10 space-y-12">
          <Overview film={film} />
          <Viewings filmId={film.id} />
          <FilmDetails film={film} />
          <Credits film={film} />
          <Gallery film={film} />
          <CollectionShelf film={film} />
          <SimilarFilms filmId={film.id} />
          <Files film={film} />
          <div className="space-y-3">
            <Explanations film={film} />
            {!isKid && <FactSources film={film} />}
          </div>
        </div>
      </div>
    </article>
  );
}
