// The packaged program's first file, instead of the original: the polyfills, then the program.
import "./polyfills.mjs";
import "./dist/main/main.js";
