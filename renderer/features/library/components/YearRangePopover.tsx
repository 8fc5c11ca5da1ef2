import { Popover } from "@base-ui/react/popover";
import type { ReactNode } from "react";
import { Button } from "../../../components/Button.tsx";
import { CHIP_CLASS } from "../../../components/chipClass.ts";
import { Field } from "../../../components/Field.tsx";
import { formText, submitHandler } from "../../../components/formData.ts";
import { useTranslations } from "../../../i18n/index.ts";
import type { FilterProps } from "../filterControl.ts";

type YearRangePopoverProps = FilterProps & {
  isActive: boolean;
  /** Inside the button. */
  children: ReactNode;
};

/** The chip of the years once it was pressed: it opens with the form. */
export default function YearRangePopover({ filter, change, isActive, children }: YearRangePopoverProps) {
  const t = useTranslations("library");
  const { yearFrom, yearTo } = filter;
  return (
    <Popover.Root defaultOpen>
      <Popover.Trigger className={CHIP_CLASS} data-active={isActive || undefined}>
        {children}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner align="start" sideOffset={6} className="z-40">
          <Popover.Popup className="card animate-rise p-3 shadow-float outline-none" aria-label={t("years")}>
            <form
              key={`${yearFrom} ${yearTo}`}
              className="flex items-end gap-2"
              onSubmit={submitHandler((fields) =>
                change({ yearFrom: yearIn(fields, "from"), yearTo: yearIn(fields, "to") }),
              )}
            >
              <Field className="w-24" name="from" type="number" label={t("yearFrom")} defaultValue={yearFrom ?? ""} />
              <Field className="w-24" name="to" type="number" label={t("yearTo")} defaultValue={yearTo ?? ""} />
              <Button type="submit">{t("yearsApply")}</Button>
            </form>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function yearIn(fields: FormData, name: string): number | null {
  const text = formText(fields, name).trim();
  return text === "" || !Number.isSafeInteger(Number(text)) ? null : Number(text);
}
