import { useState } from "react";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { useStore } from "../../../state/store.ts";
import { themeStore } from "../../../state/theme.ts";
import { isReadableOn } from "../logoContrast.ts";

const SAMPLE = { width: 120, height: 60 };

/** The film's logo where there is one that can be read on the page's ground, else its title. */
export function FilmTitle({ film }: { film: FilmDetail }) {
  const [readable, setReadable] = useState<string | null>(null);
  const { logo } = film;
  // Another theme is another ground: the logo is judged again.
  const judged = `${logo?.url} ${useStore(themeStore)}`;
  const isLogo = logo !== null && readable === judged;
  return (
    <h1 className="text-4xl leading-tight font-semibold tracking-tight text-balance break-words">
      <span className={isLogo ? "sr-only" : ""}>{film.title}</span>
      {logo && (
        <img
          key={judged}
          src={logo.url}
          alt=""
          className={
            isLogo ? "mb-2 max-h-28 w-auto max-w-[min(24rem,100%)] object-contain object-left-bottom" : "hidden"
          }
          onLoad={({ currentTarget }) => setReadable(canBeRead(currentTarget) ? judged : null)}
        />
      )}
    </h1>
  );
}

function canBeRead(image: HTMLImageElement): boolean {
  const canvas = new OffscreenCanvas(SAMPLE.width, SAMPLE.height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return false;
  context.drawImage(image, 0, 0, SAMPLE.width, SAMPLE.height);
  const { data } = context.getImageData(0, 0, SAMPLE.width, SAMPLE.height);
  return isReadableOn(data, getComputedStyle(document.body).backgroundColor);
}
