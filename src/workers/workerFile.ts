export type PoolName = "media" | "mind" | "pictures" | "training" | "taste";

/**
 * Where a pool's code lies: beside this file when it runs from source, else `workers/<name>.js` of the build,
 * whose shared chunks lie one folder beside.
 */
export function workerFile(pool: PoolName): string {
  const fromSource = import.meta.url.endsWith(".ts");
  return new URL(fromSource ? `./${pool}.ts` : `../workers/${pool}.js`, import.meta.url).href;
}
