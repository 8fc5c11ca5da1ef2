import { useEffect, useRef, useState } from "react";
import type { Candidate, FileRow, FilmDetail, NonFilmKind } from "../../../../src/contract/index.ts";
import { Button } from "../../../components/Button.tsx";
import { ProblemNote } from "../../../components/ProblemNote.tsx";
import { useShortcuts } from "../../../components/shortcuts.ts";
import { titleWithYear } from "../../../components/titleWithYear.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { type CandidateSearch, useCandidates } from "../hooks/useCandidates.ts";
import { isMatchable } from "../hooks/useDecision.ts";
import { CandidateChoice } from "./CandidateChoice.tsx";
import { FileCard } from "./FileCard.tsx";
import { MatchConsequences } from "./MatchConsequences.tsx";
import { NotAFilmButtons } from "./NotAFilmButtons.tsx";
import { SearchForm } from "./SearchForm.tsx";

type FileReviewProps = {
  file: FileRow;
  /** The film that the file is matched with: others of its title are searched for at once. */
  currentFilm?: FilmDetail | undefined;
  /** It follows another file: the focus moves to it, so that a screen reader continues here. */
  takesFocus: boolean;
  onAccept: (candidate: Candidate) => void;
  onExclude: (kind: NonFilmKind) => void;
  onPostpone?: () => void;
};

/** The file on the left, the films it may be on the right. */
export function FileReview({ file, currentFilm, takesFocus, onAccept, onExclude, onPostpone }: FileReviewProps) {
  const t = useTranslations("review");
  const formats = useFormats();
  const [search, setSearch] = useState<CandidateSearch>(currentFilm ? { query: currentFilm.title } : null);
  const [chosen, setChosen] = useState<number | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const query = useCandidates(file.id, search);
  const candidates = query.data?.candidates ?? [];
  const isCurrentFilm = (one: Candidate) => currentFilm !== undefined && isSameFilm(one, currentFilm);
  // The film that it is matched with is listed, but never preselected: another one is looked for.
  const first = candidates.findIndex((one) => !isCurrentFilm(one));
  const index = Math.min(chosen ?? Math.max(first, 0), candidates.length - 1);
  const candidate = candidates[index];
  const canAccept = candidate !== undefined && isMatchable(candidate) && !isCurrentFilm(candidate);

  useEffect(() => {
    if (takesFocus) heading.current?.focus({ preventScroll: true });
  }, [takesFocus]);

  const accept = () => {
    if (canAccept) onAccept(candidate);
  };
  useShortcuts({
    ArrowDown: () => setChosen(Math.min(index + 1, candidates.length - 1)),
    ArrowUp: () => setChosen(Math.max(index - 1, 0)),
    // A focused button or link keeps its own Enter.
    Enter: (event) => {
      if (event.target instanceof HTMLButtonElement || event.target instanceof HTMLAnchorElement) event.target.click();
      else accept();
    },
    s: () => input.current?.focus(),
    ...(onPostpone && { n: onPostpone }),
    e: () => onExclude("episode"),
    x: () => onExclude("other"),
  });

  return (
    <div className="grid animate-rise gap-6 md:grid-cols-[16rem_minmax(0,1fr)] lg:grid-cols-[20rem_minmax(0,1fr)]">
      <FileCard file={file} parsed={query.data?.parsed ?? null} headingRef={heading} />
      <section aria-labelledby="candidates" aria-busy={query.isFetching}>
        <div className="mb-3 flex flex-wrap items-baseline gap-3">
          <h2 id="candidates" className="text-lg font-semibold">
            {t("candidates")}
          </h2>
          <p role="status" className="text-sm text-quiet">
            {query.isSuccess &&
              !query.isFetching &&
              t("found", { count: candidates.length, number: formats.number(candidates.length) })}
          </p>
        </div>
        <SearchForm
          key={query.data?.parsed.title}
          inputRef={input}
          parsed={currentFilm ? { title: currentFilm.title, year: null } : (query.data?.parsed ?? null)}
          onSearch={(next) => {
            setSearch(next);
            setChosen(null);
            // Out of the field, so that the arrow keys and Enter choose among the candidates again.
            heading.current?.focus({ preventScroll: true });
          }}
        />
        {query.isError && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
        {query.isPending && <CandidateSkeletons />}
        {query.isSuccess && candidates.length === 0 && <p className="my-6 text-quiet">{t("noCandidates")}</p>}
        <CandidateChoice
          candidates={candidates}
          chosen={candidate}
          isCurrentFilm={isCurrentFilm}
          isGuess={currentFilm === undefined && search === null}
          onChoose={setChosen}
          onAccept={accept}
        />
        {canAccept && query.data && (
          <MatchConsequences
            candidate={candidate}
            from={currentFilm ? titleWithYear(currentFilm) : query.data.parsed.title}
          />
        )}
        <div className="sticky bottom-0 -mx-2 mt-3 flex flex-wrap gap-3 border-t border-line bg-ground px-2 py-3">
          <Button variant="primary" disabled={!canAccept} onClick={accept}>
            {t("accept")}
          </Button>
          {onPostpone && <Button onClick={onPostpone}>{t("skip")}</Button>}
          <NotAFilmButtons onExclude={onExclude} />
        </div>
      </section>
    </div>
  );
}

function isSameFilm({ tmdbId, wikidataId }: Candidate, { externalIds }: FilmDetail): boolean {
  return (
    (tmdbId !== undefined && tmdbId === externalIds.tmdb) ||
    (wikidataId !== undefined && wikidataId === externalIds.wikidata)
  );
}

function CandidateSkeletons() {
  return (
    <div aria-hidden className="space-y-3">
      <div className="skeleton h-32" />
      <div className="skeleton h-32" />
    </div>
  );
}
