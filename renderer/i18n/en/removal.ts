/** Removing films and files. */
export const removal = {
  remove: "Remove from library",
  removeHint: "The files stay on disk. Scans do not add them again.",
  removed_one: "Film removed from the library",
  removed_other: "{{number}} films removed from the library",
  removing_one: "Removing {{number}} film. Activity shows the progress.",
  removing_other: "Removing {{number}} films. Activity shows the progress.",
  merge: "Merge versions…",
  mergeTitle: "Merge as versions of one film",
  mergeText: "Files, ratings and lists of the others go to the film that you keep. You can undo this.",
  keep: "Film to keep",
  mergeNow: "Merge",
  merged_one: "Merged into {{film}}",
  merged_other: "{{number}} films merged into {{film}}",
  split: "Make separate film",
  splitHint: "This version becomes a film of its own.",
  wasSplit: "Version is a separate film now",
};
