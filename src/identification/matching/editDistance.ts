import { distance } from "fastest-levenshtein";

/** Above this the exact number does not matter. */
const MAX_EXACT = 4;

/** Edit distance where two swapped letters (`Piarte`, `Pirate`) count as one change. */
export function editDistance(a: string, b: string): number {
  const changes = distance(a, b);
  return changes < 2 || changes > MAX_EXACT ? changes : withSwaps(a, b);
}

/** Optimal string alignment distance; keeps three rows of the matrix. */
function withSwaps(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwap) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    before = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
