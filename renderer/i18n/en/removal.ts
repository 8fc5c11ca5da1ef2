/** Removing films and files. */
export const removal = {
  remove: "Remove from library",
  removeHint: "The files stay on disk. Scans do not add them again.",
  removed_one: "Film removed from the library",
  removed_other: "{{number}} films removed from the library",
  removing_one: "Removing {{number}} film. Activity shows the progress.",
  removing_other: "Removing {{number}} films. Activity shows the progress.",
};
