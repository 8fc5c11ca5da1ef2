import { Download } from "lucide-react";
import { Button } from "../../../components/Button.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import { download, formatFigure, toCsv } from "../figures.ts";
import type { Tile } from "../hooks/useMonitoring.ts";
import { Sparkline } from "./Sparkline.tsx";

/** The seven figures of the whole system, over the last hour. */
export function Tiles({ tiles }: { tiles: readonly Tile[] }) {
  const t = useTranslations("monitoring");
  const csv = () =>
    toCsv(
      ["figure", "unit", "at", "value"],
      tiles.flatMap(({ name, unit, line }) =>
        line.map(({ at, value }) => [name, unit, new Date(at).toISOString(), value]),
      ),
    );
  return (
    <section aria-labelledby="tiles">
      <div className="mb-2 flex items-center justify-between gap-3">
        <h2 id="tiles" className="text-sm text-quiet">
          {t("tiles")}
        </h2>
        <Button
          size="small"
          variant="plain"
          title={t("csvShort")}
          aria-label={t("csv", { title: t("tiles") })}
          onClick={() => download("figures.csv", csv())}
        >
          <Download aria-hidden className="size-4" />
          CSV
        </Button>
      </div>
      <ul aria-labelledby="tiles" className="grid grid-cols-[repeat(auto-fit,minmax(8.4rem,1fr))] gap-3">
        {tiles.map((tile) => (
          <TileCard key={tile.name} tile={tile} />
        ))}
      </ul>
    </section>
  );
}

function TileCard({ tile }: { tile: Tile }) {
  const formats = useFormats();
  const name = useTermTranslation("tiles");
  const help = useTermTranslation("tileHelp");
  const second = useTermTranslation("tileSecond");
  return (
    <li className="card flex flex-col gap-1 p-3.5" title={help(tile.name)}>
      <h3 className="min-h-9 text-xs leading-tight text-quiet">{name(tile.name)}</h3>
      <p className="text-xl font-semibold tabular-nums">{formatFigure(tile.value, tile.unit, formats)}</p>
      <p className="h-4 text-xs text-quiet tabular-nums">
        {tile.second !== null && `${second(tile.name)} ${formatFigure(tile.second, tile.unit, formats)}`}
      </p>
      <Sparkline line={tile.line} />
    </li>
  );
}
