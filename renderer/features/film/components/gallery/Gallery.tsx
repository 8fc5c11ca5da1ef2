import { useState } from "react";
import type { FilmDetail } from "../../../../../src/contract/index.ts";
import { ArtworkImage } from "../../../../components/ArtworkImage.tsx";
import { useFormats } from "../../../../i18n/format.ts";
import { useTranslations } from "../../../../i18n/index.ts";
import { Lightbox } from "./Lightbox.tsx";

/** Stills of the film. They are loaded as they come near, and open large over the page. */
export function Gallery({ film }: { film: FilmDetail }) {
  const t = useTranslations("filmFacts");
  const formats = useFormats();
  const [open, setOpen] = useState<number | null>(null);
  const { stills } = film;
  if (stills.length === 0) return null;
  const count = formats.number(stills.length);
  return (
    <section aria-labelledby="stills">
      <h2 id="stills" className="mb-3 text-lg font-semibold">
        {t("stills")}
      </h2>
      <ul className="-mx-2 flex gap-3 overflow-x-auto px-2 pt-1 pb-3">
        {stills.map(({ url, thumbnailUrl }, index) => (
          <li key={url} className="w-64 shrink-0 max-sm:w-52">
            <button
              type="button"
              aria-label={t("openStill", { number: formats.number(index + 1), count })}
              className="relative block aspect-video w-full overflow-hidden rounded-lg bg-raised hover:brightness-110"
              onClick={() => setOpen(index)}
            >
              <ArtworkImage image={{ url: thumbnailUrl, placeholder: null }} />
            </button>
          </li>
        ))}
      </ul>
      <Lightbox title={film.title} stills={stills} index={open} onChange={setOpen} />
    </section>
  );
}
