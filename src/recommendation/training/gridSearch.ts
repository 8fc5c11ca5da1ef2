import { type ModelParams, TUNED_SVD_PARAMS } from "../models/modelCatalogue.ts";

/** A cell whose first fold is worse than the best first fold by so much is not worth the others. */
const HOPELESS = 1.02;
export const GRID_FOLDS = 3;

export interface GridCell {
  readonly params: ModelParams;
  /** Mean of the folds; null where the cell was given up after the first. */
  readonly rmse: number | null;
}

/** The grid of scikit-surprise's documentation, and the longer, gentler training that usually wins. */
export function svdGrid(): ModelParams[] {
  const cells: ModelParams[] = [];
  for (const n_factors of [50, 100])
    for (const n_epochs of [20, 30])
      for (const lr_all of [0.005, 0.01])
        for (const reg_all of [0.02, 0.1]) cells.push({ n_factors, n_epochs, lr_all, reg_all });
  return [...cells, TUNED_SVD_PARAMS];
}

export interface GridSearch {
  /** RMSE of a cell on a fold; called side by side. */
  fold(params: ModelParams, fold: number): Promise<number>;
  /** Cells that an earlier, cut-off search has finished. */
  readonly known: readonly GridCell[];
  onCell(cell: GridCell): void;
  readonly signal: AbortSignal;
}

/** Every cell on every fold, as many side by side as there are threads; hopeless cells are given up early. */
export async function searchGrid(cells: readonly ModelParams[], search: GridSearch): Promise<GridCell[]> {
  const found = [...search.known];
  const done = new Set(found.map(({ params }) => JSON.stringify(params)));
  let bestFirst = Number.POSITIVE_INFINITY;
  await Promise.all(
    cells
      .filter((params) => !done.has(JSON.stringify(params)))
      .map(async (params) => {
        const first = await search.fold(params, 0);
        search.signal.throwIfAborted();
        bestFirst = Math.min(bestFirst, first);
        const folds = first > bestFirst * HOPELESS ? null : [first];
        for (let fold = 1; folds && fold < GRID_FOLDS; fold += 1) folds.push(await search.fold(params, fold));
        search.signal.throwIfAborted();
        const cell = { params, rmse: folds && folds.reduce((sum, rmse) => sum + rmse, 0) / folds.length };
        found.push(cell);
        search.onCell(cell);
      }),
  );
  return found;
}

/** @returns the parameters of the lowest RMSE */
export function bestParams(grid: readonly GridCell[]): ModelParams {
  const [best] = grid.filter(({ rmse }) => rmse !== null).sort((a, b) => (a.rmse ?? 0) - (b.rmse ?? 0));
  return best?.params ?? {};
}
