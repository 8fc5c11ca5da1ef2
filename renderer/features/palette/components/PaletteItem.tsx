import { Poster } from "../../../components/Poster.tsx";
import type { PaletteEntry } from "../entries.ts";

export function PaletteItem({ entry }: { entry: PaletteEntry }) {
  const { icon: Icon, film, label, note } = entry;
  return (
    <>
      <span className="flex w-8 shrink-0 justify-center">
        {film ? (
          <Poster title="" image={film.poster} sizes="32px" className="w-7 rounded" />
        ) : (
          <Icon aria-hidden className="size-5 text-quiet" />
        )}
      </span>
      <span className="min-w-0 grow truncate">{label}</span>
      {note && <span className="shrink-0 text-sm text-quiet">{note}</span>}
    </>
  );
}
