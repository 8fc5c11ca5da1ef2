/**
 * Sample films: everything can be seen in a minute, without a key or a network. In: a wish. Out: small clips named like
 * real releases, and a provider on the loopback interface that knows them. It is sample data, and says so.
 */
export { makeSampleClips } from "./clips/makeSampleClips.ts";
export { createSampleLibrary, type SampleLibrary } from "./createSampleLibrary.ts";
export { sampleFilms } from "./films/index.ts";
