import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import type { Training } from "../hooks/useModels.ts";

const WIDTH = 320;
const HEIGHT = 12;
const RADIUS = 4;

/** The error of each model on every fold: whether one is better, or was lucky once. */
export function Folds({ training }: { training: Training }) {
  const t = useTranslations("models");
  const formats = useFormats();
  const modelName = useTermTranslation("modelNames");
  // Chance is so far off that the others would stand in one point.
  const rows = training.evaluations.filter(({ folds, model }) => folds.length > 0 && model !== "random");
  const all = rows.flatMap(({ folds }) => folds);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const x = (value: number) => RADIUS + ((value - least) / Math.max(most - least, 1e-9)) * (WIDTH - 2 * RADIUS);
  if (rows.length === 0) return null;
  return (
    <div className="lg:col-span-2">
      <h3 className="font-semibold">{t("folds")}</h3>
      <table className="mt-2 w-full text-sm">
        <tbody>
          {rows.map(({ model, folds }) => (
            <tr key={model}>
              <th scope="row" className="py-1 pr-3 text-left font-normal whitespace-nowrap">
                {modelName(model)}
              </th>
              <td className="w-full">
                <svg
                  viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
                  className="h-4 w-full"
                  role="img"
                  aria-label={folds.map((value) => formats.decimal(value, 4)).join(", ")}
                >
                  <line x1={RADIUS} x2={WIDTH - RADIUS} y1={HEIGHT / 2} y2={HEIGHT / 2} className="stroke-line" />
                  {folds.map((value, fold) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a fold is its number
                    <circle key={fold} cx={x(value)} cy={HEIGHT / 2} r={RADIUS - 1} className="fill-accent" />
                  ))}
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="flex justify-between text-xs text-quiet tabular-nums">
        <span>{formats.decimal(least, 3)}</span>
        <span>{formats.decimal(most, 3)}</span>
      </p>
    </div>
  );
}
