import { useId, useState } from "react";
import { Button } from "../../../components/Button.tsx";
import { Modal } from "../../../components/Modal.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import type { Community } from "../hooks/useModels.ts";

type AcceptLicenceProps = { community: Community; onClose: () => void; onAccept: () => void };

/** The conditions of a set, which the owner accepts before anything is sent to its publisher. */
export function AcceptLicence({ community, onClose, onAccept }: AcceptLicenceProps) {
  const t = useTranslations("communities");
  const tCommon = useTranslations("common");
  const formats = useFormats();
  const id = useId();
  const [isAccepted, setAccepted] = useState(false);
  const { name, host, licence, licenceUrl, citation, sizeBytes } = community;
  return (
    <Modal open onClose={onClose} title={t("licenceTitle", { name })}>
      <p>{t(licence === "mit" ? "licenceMit" : "licenceGrouplens")}</p>
      <p className="mt-2">
        <a className="text-accent-text underline" href={licenceUrl} target="_blank" rel="noreferrer">
          {t("licenceLink")}
        </a>
      </p>
      <p className="mt-3 text-sm font-medium">{t("citation")}</p>
      <p className="text-sm break-words text-quiet">{citation}</p>
      <p className="mt-3 text-sm text-quiet">{t("from", { host, size: formats.size(sizeBytes) })}</p>
      <label htmlFor={id} className="mt-4 flex items-start gap-3">
        <input
          id={id}
          type="checkbox"
          className="mt-0.5 size-5 shrink-0 accent-accent"
          checked={isAccepted}
          onChange={(event) => setAccepted(event.currentTarget.checked)}
        />
        {t("accept")}
      </label>
      <div className="mt-6 flex justify-end gap-3">
        <Button onClick={onClose}>{tCommon("cancel")}</Button>
        <Button variant="primary" disabled={!isAccepted} onClick={onAccept}>
          {t("download")}
        </Button>
      </div>
    </Modal>
  );
}
