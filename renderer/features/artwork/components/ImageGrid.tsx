import type { ReactNode } from "react";
import type { ArtworkKind } from "../../../../src/contract/index.ts";

const COLUMNS: Readonly<Record<ArtworkKind, string>> = {
  poster: "grid-cols-[repeat(auto-fill,minmax(7.5rem,1fr))]",
  backdrop: "grid-cols-[repeat(auto-fill,minmax(13rem,1fr))]",
  logo: "grid-cols-[repeat(auto-fill,minmax(13rem,1fr))]",
};
const SHAPES: Readonly<Record<ArtworkKind, string>> = {
  poster: "aspect-2/3",
  backdrop: "aspect-video",
  // On a ground between light and dark: logos are of either.
  logo: "aspect-5/2 bg-[#71717a]! p-3",
};
const PLACEHOLDERS = ["a", "b", "c", "d", "e", "f"];

/** Images side by side; their places are shown while they are loaded. */
export function ImageGrid({
  kind,
  isLoading,
  children,
}: {
  kind: ArtworkKind;
  isLoading: boolean;
  children: ReactNode;
}) {
  return (
    <div className={`grid gap-3 ${COLUMNS[kind]}`} aria-busy={isLoading}>
      {isLoading
        ? PLACEHOLDERS.map((key) => <div key={key} className={`rounded-lg bg-raised ${SHAPES[kind]}`} />)
        : children}
    </div>
  );
}

type ImageTileProps = {
  kind: ArtworkKind;
  label: string;
  /** Below the image. */
  note?: string;
  isCurrent?: boolean;
  isDisabled: boolean;
  onChoose: () => void;
  children: ReactNode;
};

/** An image as a button that chooses it. */
export function ImageTile({ kind, label, note, isCurrent = false, isDisabled, onChoose, children }: ImageTileProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={isCurrent}
      disabled={isDisabled}
      className="group text-left disabled:cursor-progress"
      onClick={onChoose}
    >
      <span
        className={`relative block overflow-hidden rounded-lg bg-raised ring-accent group-hover:ring-2 group-aria-pressed:ring-2 ${SHAPES[kind]}`}
      >
        {children}
      </span>
      {note && <span className="mt-1 block text-xs text-quiet">{note}</span>}
    </button>
  );
}
