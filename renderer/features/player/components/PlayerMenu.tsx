import { Menu } from "@base-ui/react/menu";
import { Check, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { PlayerButton } from "./PlayerButton.tsx";
import type { PlayerShell } from "./shell.ts";

export interface MenuOption {
  readonly value: string;
  readonly label: string;
  /** Secondary text next to the label. */
  readonly detail?: string | undefined;
  readonly isDisabled?: boolean;
  /** Address of a picture of it. */
  readonly image?: string | undefined;
}

type PlayerMenuProps = {
  readonly shell: PlayerShell;
  readonly label: string;
  readonly keys?: string;
  readonly icon: LucideIcon;
  readonly value: string;
  readonly options: readonly MenuOption[];
  onChoose(value: string): void;
  /** Further items below the options. */
  readonly children?: ReactNode;
};

/** A single-choice menu over the video. */
export function PlayerMenu({ shell, label, keys, icon, value, options, onChoose, children }: PlayerMenuProps) {
  return (
    <Menu.Root modal={false} onOpenChange={shell.onMenu}>
      <Menu.Trigger render={<PlayerButton label={label} keys={keys} icon={icon} />} />
      <Menu.Portal container={shell.popup}>
        <Menu.Positioner side="top" align="end" sideOffset={8} className="z-50">
          <Menu.Popup className="card max-h-[min(24rem,60vh)] max-w-[min(22rem,92vw)] min-w-44 overflow-auto p-1.5 text-ink shadow-float outline-none">
            <p className="px-2.5 py-1 text-xs font-semibold text-quiet">{label}</p>
            <Menu.RadioGroup aria-label={label} value={value} onValueChange={onChoose}>
              {options.map((option) => (
                <Menu.RadioItem
                  key={option.value}
                  value={option.value}
                  disabled={option.isDisabled ?? false}
                  closeOnClick
                  className="flex items-center gap-2.5 rounded-lg px-2.5 py-1.5 text-sm outline-none data-disabled:opacity-60 data-highlighted:bg-raised"
                >
                  <span className="flex size-4 shrink-0 items-center">
                    <Menu.RadioItemIndicator>
                      <Check aria-hidden className="size-4 text-accent-text" />
                    </Menu.RadioItemIndicator>
                  </span>
                  {option.image && (
                    <img
                      src={option.image}
                      alt=""
                      loading="lazy"
                      className="aspect-video w-24 shrink-0 rounded-md bg-black object-cover"
                    />
                  )}
                  <span className="min-w-0 grow">
                    <span className="block break-words">{option.label}</span>
                    {option.detail && <span className="block text-xs break-words text-quiet">{option.detail}</span>}
                  </span>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
