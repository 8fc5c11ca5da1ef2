import { DataTable } from "../../../components/DataTable.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import type { Training } from "../hooks/useModels.ts";

type Cell = Training["grid"][number];

/** The cells of the grid search, best first; those given up early say so. */
export function Grid({ training }: { training: Training }) {
  const t = useTranslations("models");
  const formats = useFormats();
  const cells = training.grid.toSorted((a, b) => (a.rmse ?? 9) - (b.rmse ?? 9));
  const errors = cells.flatMap(({ rmse }) => (rmse === null ? [] : [rmse]));
  const [least, most] = [Math.min(...errors), Math.max(...errors)];
  return (
    <details className="card p-5">
      <summary className="font-semibold">
        {t("grid")} <span className="font-normal text-quiet">{t("gridBest", { rmse: formats.decimal(least, 4) })}</span>
      </summary>
      <div className="mt-3 overflow-x-auto">
        <DataTable
          rows={cells}
          rowKey={(cell) => JSON.stringify(cell.params)}
          columns={[
            { key: "factors", title: t("factors"), cell: ({ params }) => String(params.n_factors ?? "") },
            { key: "epochs", title: t("epochs"), cell: ({ params }) => String(params.n_epochs ?? "") },
            { key: "rate", title: t("rate"), cell: ({ params }) => String(params.lr_all ?? "") },
            { key: "penalty", title: t("penalty"), cell: ({ params }) => String(params.reg_all ?? "") },
            {
              key: "rmse",
              title: t("rmse"),
              className: "min-w-40",
              cell: (cell) =>
                cell.rmse === null ? (
                  <span className="text-quiet">{t("givenUp")}</span>
                ) : (
                  <Heat cell={cell} least={least} most={most} />
                ),
            },
          ]}
        />
      </div>
    </details>
  );
}

function Heat({ cell, least, most }: { cell: Cell; least: number; most: number }) {
  const formats = useFormats();
  const share = most === least ? 1 : (most - (cell.rmse ?? most)) / (most - least);
  return (
    <span className="flex items-center gap-3">
      {formats.decimal(cell.rmse ?? 0, 4)}
      <span className="h-2 grow rounded-full bg-line/60">
        <span className="block h-full rounded-full bg-accent" style={{ width: `${100 * share}%` }} />
      </span>
    </span>
  );
}
