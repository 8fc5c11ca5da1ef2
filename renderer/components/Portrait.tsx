import { ArtworkImage } from "./ArtworkImage.tsx";

type PortraitProps = {
  person: { readonly name: string; readonly portrait: string | null };
  /** Size of the circle and of the text. */
  className: string;
};

/** A person's portrait in a circle; the initials where there is none. */
export function Portrait({ person, className }: PortraitProps) {
  return (
    <span
      className={`relative flex shrink-0 items-center justify-center overflow-hidden rounded-full bg-raised font-semibold text-quiet ${className}`}
    >
      <span aria-hidden>{initials(person.name)}</span>
      {person.portrait && <ArtworkImage image={{ url: person.portrait, placeholder: null }} />}
    </span>
  );
}

function initials(name: string): string {
  const parts = name.trim().split(/\s+/);
  return [parts[0], parts.length > 1 ? parts.at(-1) : ""].map((part) => [...(part ?? "")][0] ?? "").join("");
}
