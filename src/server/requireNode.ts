/**
 * Ends the program under a Node that is too old. Imported first, for its effect, by everything a person starts.
 *
 * Without this line an old Node loads SQLite's native part built for a newer one and ends in a segmentation fault,
 * without a message.
 */
const NEEDED_MAJOR = 24;

const [major = 0] = process.versions.node.split(".").map(Number);
if (major < NEEDED_MAJOR) {
  process.stderr.write(
    `Filmothèque needs Node ${NEEDED_MAJOR}, and this is Node ${process.versions.node}.\n` +
      `Node ${NEEDED_MAJOR} comes with the project's dependencies: run \`npm ci\` (without --ignore-scripts), then start it through npm.\n`,
  );
  process.exit(1);
}
