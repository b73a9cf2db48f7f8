// node tools/setup/run.mjs [--tests] FILE [ARGUMENT …]: prepares the checkout, then runs FILE with the right Node.
import { launch } from "./launch.mjs";

const args = process.argv.slice(2);
const forTests = args[0] === "--tests";
await launch(forTests ? args.slice(1) : args, { forTests });
