import type { RatingImportRun } from "../../../../src/contract/index.ts";
import { Button } from "../../../components/Button.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { isUnderWay } from "../hooks/useImportRun.ts";

type ImportRunNoteProps = {
  run: RatingImportRun;
  onCancel: () => void;
  onUndo: (importId: number) => void;
};

/** The newest import: how far it is, also after the page was loaded again; then what it brought, with its undo. */
export function ImportRunNote({ run, onCancel, onUndo }: ImportRunNoteProps) {
  const t = useTranslations("lists");
  const tCommon = useTranslations("common");
  const { number, percent } = useFormats();
  const { name, result, progress } = run;
  if (isUnderWay(run))
    return (
      <Note isQuiet text={t("bringRunning", { name, share: percent(progress) })}>
        <Button onClick={onCancel}>{tCommon("cancel")}</Button>
        <div
          role="progressbar"
          aria-label={t("bring")}
          aria-valuenow={Math.round(progress * 100)}
          className="h-1.5 basis-full overflow-hidden rounded-full bg-raised"
        >
          <div
            className="h-full rounded-full bg-accent transition-[width] duration-300"
            style={{ width: `${progress * 100}%` }}
          />
        </div>
      </Note>
    );
  if (run.error) return <Note text={t("bringFailed", { name, detail: run.error.detail })} />;
  if (!result || result.importId === null || run.undone) return null;
  const { importId, linked } = result;
  return (
    <Note
      text={
        linked === 0
          ? t("broughtBeforeOther", { name })
          : t("broughtBefore", { name, count: linked, number: number(linked) })
      }
    >
      <Button onClick={() => onUndo(importId)}>{tCommon("undo")}</Button>
    </Note>
  );
}

type NoteProps = {
  text: string;
  /** Not read aloud at each change: the bar beside it says how far it is. */
  isQuiet?: boolean;
  children?: React.ReactNode;
};

function Note({ text, isQuiet = false, children }: NoteProps) {
  return (
    <div className="flex basis-full flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-3 text-sm">
      <p role={isQuiet ? undefined : "status"} className="min-w-0 grow text-quiet tabular-nums break-words">
        {text}
      </p>
      {children}
    </div>
  );
}
