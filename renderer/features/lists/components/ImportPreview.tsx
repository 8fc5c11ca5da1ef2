import type { RatingImportAnswer } from "../../../../src/contract/index.ts";
import { Button } from "../../../components/Button.tsx";
import { Modal } from "../../../components/Modal.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { SkippedRows } from "./SkippedRows.tsx";

type PreviewProps = {
  found: RatingImportAnswer | undefined;
  isPending: boolean;
  onClose: () => void;
  onBring: () => void;
};

/** Shows what the export contains, how much of it was matched, and why the rest is skipped. */
export function ImportPreview({ found, isPending, onClose, onBring }: PreviewProps) {
  const t = useTranslations("lists");
  const tCommon = useTranslations("common");
  const { number } = useFormats();
  return (
    <Modal open={found !== undefined} onClose={onClose} title={t("bringTitle")}>
      {found && (
        <>
          <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-1 tabular-nums">
            {countsOf(found).map(([label, count]) => (
              <div key={label} className="contents">
                <dt>{t(label)}</dt>
                <dd className="text-right">{number(count)}</dd>
              </div>
            ))}
          </dl>
          <SkippedRows skipped={found.skipped} rows={found.skippedRows} />
          <p role="status" className="mt-3 min-h-6 text-sm text-quiet tabular-nums">
            {isPending && tCommon("loading")}
          </p>
          <div className="mt-3 flex justify-end gap-3">
            <Button onClick={onClose}>{tCommon("cancel")}</Button>
            <Button variant="primary" disabled={isPending || isEmpty(found)} onClick={onBring}>
              {found.linked === 0 ? t("bring") : t("bringDo", { count: found.linked, number: number(found.linked) })}
            </Button>
          </div>
        </>
      )}
    </Modal>
  );
}

/** The counts, most important first. */
function countsOf(found: RatingImportAnswer) {
  const counts = [
    ["bringRows", found.rows],
    ["bringLinked", found.linked],
    ["bringInLibrary", found.inLibrary],
    ["bringWatched", found.watched],
    ["bringViewings", found.viewings],
    ["bringListed", found.listed],
    ["bringEdited", found.edited],
    ["bringLists", found.lists.filter(({ kind }) => kind === "own").length],
  ] as const;
  return counts.filter(([label, count]) => count > 0 || label === "bringRows" || label === "bringLinked");
}

const isEmpty = ({ linked, watched, viewings, listed, edited }: RatingImportAnswer) =>
  linked + watched + viewings + listed + edited === 0;
