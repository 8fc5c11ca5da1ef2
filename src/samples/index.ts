/**
 * Sample films: everything can be seen in a minute, without a key or a network. In: a request. Out: small clips named
 * like real releases, and a provider on the loopback interface that knows them. Films and clips are marked as samples.
 */
export { makeSampleClips } from "./clips/makeSampleClips.ts";
export { createSampleLibrary, type SampleLibrary } from "./createSampleLibrary.ts";
export { sampleFilms } from "./films/index.ts";
