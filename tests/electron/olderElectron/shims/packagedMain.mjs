// The packaged program's first file, in place of its own: the polyfills, then the program.
import "./polyfills.mjs";
import "./dist/main/main.js";
