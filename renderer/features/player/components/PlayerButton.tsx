import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";

type PlayerButtonProps = Omit<ComponentProps<"button">, "onClick"> & {
  readonly label: string;
  readonly icon: LucideIcon;
  /** The keyboard shortcut for the same action. */
  readonly keys?: string;
  onPress?: () => void;
};

/** An icon button over the video, with an accessible name. */
export function PlayerButton({ label, icon: Icon, keys, onPress, className = "", ...rest }: PlayerButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={keys && keys.length === 1 ? `${label} (${keys.toUpperCase()})` : label}
      aria-keyshortcuts={keys}
      className={`flex size-10 shrink-0 items-center justify-center rounded-lg text-white hover:bg-white/20 disabled:opacity-40 data-popup-open:bg-white/20 ${className}`}
      onClick={onPress}
    >
      <Icon aria-hidden className="size-5.5" />
    </button>
  );
}
