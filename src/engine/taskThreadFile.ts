/** URL of the file that threads load: next to this one when run from source, else `workers/taskThread.js` of the build. */
export const taskThreadFile: string = new URL(
  import.meta.url.endsWith(".ts") ? "./taskThread.ts" : "../workers/taskThread.js",
  import.meta.url,
).href;
