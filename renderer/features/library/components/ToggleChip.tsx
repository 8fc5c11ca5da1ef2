import type { ReactNode } from "react";
import { CHIP_CLASS } from "../../../components/chipClass.ts";
import { useFormats } from "../../../i18n/format.ts";

type ToggleChipProps = {
  isOn: boolean;
  count?: number | undefined;
  onToggle: (isOn: boolean) => void;
  children: ReactNode;
};

export function ToggleChip({ isOn, count, onToggle, children }: ToggleChipProps) {
  const formats = useFormats();
  return (
    <button type="button" aria-pressed={isOn} className={CHIP_CLASS} onClick={() => onToggle(!isOn)}>
      {children}
      {count !== undefined && <span className="text-quiet tabular-nums">{formats.number(count)}</span>}
    </button>
  );
}
