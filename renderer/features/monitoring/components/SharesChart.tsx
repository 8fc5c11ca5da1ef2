import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import type { Feature } from "../hooks/useMonitoring.ts";
import { largestChanges, useShareLabel } from "./shares.ts";

const MAX_SHOWN = 14;
/** These have an order of their own; the others are sorted by the largest change. */
const ORDERED = new Set(["rating_histogram", "decade_mix"]);

/** Shares then and now, side by side. */
export function SharesChart({ feature }: { feature: Feature }) {
  const t = useTranslations("drift");
  const formats = useFormats();
  const label = useShareLabel(feature.name);
  const moved = largestChanges(feature).slice(0, MAX_SHOWN);
  const shown = ORDERED.has(feature.name) ? moved.sort((a, b) => Number(a.label) - Number(b.label)) : moved;
  const most = Math.max(...shown.flatMap(({ before, now }) => [before, now]), Number.MIN_VALUE);
  if (shown.length === 0) return null;
  return (
    <>
      <p aria-hidden className="mt-3 flex gap-4 text-xs text-quiet">
        <span className="flex items-center gap-1.5">
          <span className="size-2.5 rounded-sm bg-line-strong" />
          {t("baseline")}
        </span>
        <span className="flex items-center gap-1.5">
          <span className="size-2.5 rounded-sm bg-accent" />
          {t("now")}
        </span>
      </p>
      <table className="mt-2 block">
        <caption className="sr-only">{t("sharesTable")}</caption>
        <tbody className="flex items-end gap-2">
          {shown.map(({ label: bin, before, now }) => (
            <tr
              key={bin}
              className="flex min-w-0 flex-1 flex-col-reverse"
              title={`${label(bin)}: ${formats.percent(before)} → ${formats.percent(now)}`}
            >
              <th scope="row" className="mt-1 truncate text-center text-[0.68rem] font-normal text-quiet">
                {label(bin)}
              </th>
              <td className="flex h-24 items-end justify-center gap-0.5">
                <Bar
                  share={before}
                  most={most}
                  look="bg-line-strong"
                  said={`${t("baseline")} ${formats.percent(before)}`}
                />
                <Bar share={now} most={most} look="bg-accent" said={`${t("now")} ${formats.percent(now)}`} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Bar({ share, most, look, said }: { share: number; most: number; look: string; said: string }) {
  return (
    <span
      className={`w-3 max-w-1/2 rounded-t-sm ${look}`}
      style={{ height: share === 0 ? 0 : `${Math.max(1, (100 * share) / most)}%` }}
    >
      <span className="sr-only">{said} </span>
    </span>
  );
}
