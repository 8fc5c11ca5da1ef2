import { type ModelParams, TUNED_SVD_PARAMS } from "../models/modelCatalogue.ts";

/** A cell whose first fold is worse than the best first fold by this factor is not evaluated on the others. */
const EARLY_STOP_FACTOR = 1.02;
export const GRID_FOLDS = 3;

export interface GridCell {
  readonly params: ModelParams;
  /** Mean of the folds; null where the cell was stopped after the first. */
  readonly rmse: number | null;
}

/**
 * The grid of scikit-surprise's documentation, the longer, gentler training that usually wins, and what serves.
 * @param serving parameters in use
 */
export function svdGrid(serving: ModelParams | null = null): ModelParams[] {
  const cells: ModelParams[] = [];
  for (const n_factors of [50, 100])
    for (const n_epochs of [20, 30])
      for (const lr_all of [0.005, 0.01])
        for (const reg_all of [0.02, 0.1]) cells.push({ n_factors, n_epochs, lr_all, reg_all });
  cells.push(TUNED_SVD_PARAMS);
  const isListed = cells.some((params) => JSON.stringify(params) === JSON.stringify(serving));
  return serving && !isListed ? [...cells, serving] : cells;
}

export interface GridSearch {
  /** @returns the RMSE of a cell on a fold; called side by side */
  evaluateFold(params: ModelParams, fold: number): Promise<number>;
  /** Cells that an earlier, cut-off search has finished. */
  readonly known: readonly GridCell[];
  onCell(cell: GridCell): void;
  readonly signal: AbortSignal;
}

/** Every cell on every fold, as many side by side as there are threads; hopeless cells are stopped early. */
export async function searchGrid(cells: readonly ModelParams[], search: GridSearch): Promise<GridCell[]> {
  const grid = [...search.known];
  const knownKeys = new Set(grid.map(({ params }) => JSON.stringify(params)));
  let bestFirst = Number.POSITIVE_INFINITY;

  async function evaluateCell(params: ModelParams): Promise<GridCell> {
    const first = await search.evaluateFold(params, 0);
    search.signal.throwIfAborted();
    bestFirst = Math.min(bestFirst, first);
    if (first > bestFirst * EARLY_STOP_FACTOR) return { params, rmse: null };
    let sum = first;
    for (let fold = 1; fold < GRID_FOLDS; fold += 1) sum += await search.evaluateFold(params, fold);
    search.signal.throwIfAborted();
    return { params, rmse: sum / GRID_FOLDS };
  }

  const remaining = cells.filter((params) => !knownKeys.has(JSON.stringify(params)));
  await Promise.all(
    remaining.map(async (params) => {
      const cell = await evaluateCell(params);
      grid.push(cell);
      search.onCell(cell);
    }),
  );
  return grid;
}

/** RMSE of other parameters has to be lower by so much; less is no reason to leave those that serve. */
const LOWER_BY = 0.001;

/** @returns the parameters of the lowest RMSE; those that serve, unless others are clearly better */
export function chooseParams(grid: readonly GridCell[], serving: ModelParams | null): ModelParams {
  const [best] = grid.filter(({ rmse }) => rmse !== null).sort((a, b) => (a.rmse ?? 0) - (b.rmse ?? 0));
  const inUse = grid.find(({ params }) => JSON.stringify(params) === JSON.stringify(serving))?.rmse ?? null;
  const isClearlyBetter = inUse === null || (best?.rmse ?? 0) <= inUse * (1 - LOWER_BY);
  return (isClearlyBetter ? best?.params : serving) ?? {};
}
