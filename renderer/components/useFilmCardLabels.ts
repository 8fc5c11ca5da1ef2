import { useMemo } from "react";
import type { FilmCard } from "../../src/contract/index.ts";
import { useFormats } from "../i18n/format.ts";
import { useTranslations } from "../i18n/index.ts";

/** The translated labels of film cards, looked up once per list: scrolling renders hundreds of cards a second. */
export type FilmCardLabels = {
  readonly watched: string;
  readonly unidentified: string;
  readonly select: (title: string) => string;
  readonly myRating: (value: string) => string;
  readonly number: (value: number) => string;
  readonly duration: (seconds: number) => string;
  readonly problem: (problem: NonNullable<FilmCard["problem"]>) => string;
};

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
      myRating: (value) => tLibrary("myRating", { value }),
      number,
      duration,
      problem: (problem) => tStates(problem),
    }),
    [tLibrary, tSelection, tStates, number, duration],
  );
}
