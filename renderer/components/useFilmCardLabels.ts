import { useMemo } from "react";
import type { FilmCard, FilmEstimate } from "../../src/contract/index.ts";
import { useFormats } from "../i18n/format.ts";
import { useTranslations } from "../i18n/index.ts";

/** The translated labels of film cards, looked up once per list: scrolling renders hundreds of cards a second. */
export type FilmCardLabels = {
  readonly watched: string;
  readonly unidentified: string;
  readonly select: (title: string) => string;
  /** `Play Solaris`, or `Resume Solaris` where it was begun. */
  readonly play: (film: Pick<FilmCard, "title" | "progress">) => string;
  readonly myRating: (value: string) => string;
  /** `about 4.2 for you`; its hint adds the confidence. */
  readonly estimate: (estimate: FilmEstimate) => { readonly text: string; readonly hint: string };
  readonly number: (value: number) => string;
  readonly duration: (seconds: number) => string;
  readonly problem: (problem: NonNullable<FilmCard["problem"]>) => string;
};

/** Estimates are shown with one decimal. */
const TENTHS = 10;

export function useFilmCardLabels(): FilmCardLabels {
  const tLibrary = useTranslations("library");
  const tSelection = useTranslations("selection");
  const tStates = useTranslations("fileStates");
  const { number, duration } = useFormats();
  return useMemo(
    () => ({
      watched: tLibrary("seen"),
      unidentified: tLibrary("unidentified"),
      select: (film) => tSelection("select", { film }),
      play: ({ title, progress }) => tSelection(progress === null ? "playFilm" : "resumeFilm", { film: title }),
      myRating: (value) => tLibrary("myRating", { value }),
      estimate({ stars, confidence }) {
        const value = number(Math.round(stars * TENTHS) / TENTHS);
        const text = tLibrary("estimateFor", { value });
        return { text, hint: tLibrary("estimateHint", { value, confidence: tLibrary(`confidence_${confidence}`) }) };
      },
      number,
      duration,
      problem: (problem) => tStates(problem),
    }),
    [tLibrary, tSelection, tStates, number, duration],
  );
}

/** The estimate of a film that the person neither rated nor watched. */
export function shownEstimate(film: FilmCard, labels: FilmCardLabels): ReturnType<FilmCardLabels["estimate"]> | null {
  return film.estimate && film.userRating === null && !film.watched ? labels.estimate(film.estimate) : null;
}
