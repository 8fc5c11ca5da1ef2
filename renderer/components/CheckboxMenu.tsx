import { Menu } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { ReactNode } from "react";

export type CheckboxMenuItem = {
  readonly key: string;
  readonly label: string;
  readonly isChecked: boolean;
  /** At the end of the line, such as how many films there are. */
  readonly note?: string | undefined;
  readonly onChange: (isChecked: boolean) => void;
};

type CheckboxMenuProps = {
  /** A `Menu.Trigger`. */
  trigger: ReactNode;
  items: readonly CheckboxMenuItem[];
  className?: string;
};

/** A menu of check boxes that stays open while they are ticked. */
export function CheckboxMenu({ trigger, items, className = "max-h-96 min-w-52" }: CheckboxMenuProps) {
  return (
    <Menu.Root modal={false}>
      {trigger}
      <Menu.Portal>
        <Menu.Positioner align="start" sideOffset={6} className="z-40">
          <Menu.Popup className={`card animate-rise overflow-auto p-1.5 shadow-float outline-none ${className}`}>
            {items.map(({ key, label, isChecked, note, onChange }) => (
              <Menu.CheckboxItem
                key={key}
                checked={isChecked}
                onCheckedChange={onChange}
                className="flex items-center gap-2.5 rounded-lg px-2.5 py-1.5 text-sm outline-none data-highlighted:bg-raised"
              >
                <span className="flex size-4 items-center">
                  <Menu.CheckboxItemIndicator>
                    <Check aria-hidden className="size-4 text-accent-text" />
                  </Menu.CheckboxItemIndicator>
                </span>
                <span className="grow">{label}</span>
                {note !== undefined && <span className="text-quiet tabular-nums">{note}</span>}
              </Menu.CheckboxItem>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
