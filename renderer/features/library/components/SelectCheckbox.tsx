import { Check } from "lucide-react";

type SelectCheckboxProps = { label: string; isSelected: boolean; onSelect: () => void; className?: string };

/** Seen while the pointer is on the film, or while it is selected. The keyboard's way is Space on the film itself. */
export function SelectCheckbox({ label, isSelected, onSelect, className = "" }: SelectCheckboxProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a native box cannot be drawn over a poster in its own look.
    <button
      type="button"
      role="checkbox"
      aria-checked={isSelected}
      aria-label={label}
      tabIndex={-1}
      className={`size-6 items-center justify-center rounded-full border-2 ${isSelected ? "flex border-accent bg-accent text-accent-ink" : "hidden group-focus-within:flex group-hover:flex group-data-selecting/films:flex"} ${isSelected ? "" : className}`}
      onClick={onSelect}
    >
      <Check aria-hidden className={`size-4 ${isSelected ? "" : "opacity-0"}`} strokeWidth={3} />
    </button>
  );
}
