import { Check } from "lucide-react";
import type { SubtitleOfferAnswer } from "../../../../src/contract/index.ts";
import { Badge } from "../../../components/Badge.tsx";
import { Button } from "../../../components/Button.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useAttachOffer } from "../hooks/useAttachOffer.ts";

type SubtitleOfferRowProps = { fileId: number; offer: SubtitleOfferAnswer };

/** A subtitle with what it is for, and a button that attaches it. */
export function SubtitleOfferRow({ fileId, offer }: SubtitleOfferRowProps) {
  const t = useTranslations("subtitleSearch");
  const formats = useFormats();
  const attach = useAttachOffer();
  const { id, language, isForDeaf, isForced } = offer;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line/60 py-2">
      <span className="min-w-0 grow basis-60 text-sm break-words">{offer.release}</span>
      {offer.isOfSameFile && <Badge tone="good">{t("sameFile")}</Badge>}
      {isForDeaf && <Badge>{t("forDeaf")}</Badge>}
      {isForced && <Badge>{t("forced")}</Badge>}
      {offer.isMachineTranslated && <Badge tone="warm">{t("machine")}</Badge>}
      <span className="text-xs text-quiet tabular-nums">
        {t("downloads", { count: offer.downloads, number: formats.number(offer.downloads) })}
      </span>
      {attach.isSuccess ? (
        <span className="flex min-h-8 items-center gap-1.5 px-3 text-sm text-good">
          <Check aria-hidden className="size-4" />
          {t("attached")}
        </span>
      ) : (
        <Button
          size="small"
          disabled={attach.isPending}
          aria-label={t("attachNamed", { release: offer.release })}
          onClick={() => attach.mutate({ id: fileId, offer: { id, language, isForDeaf, isForced } })}
        >
          {t("attach")}
        </Button>
      )}
    </li>
  );
}
