// node tools/tidy/main.ts: the repository's test of itself. `npm test` runs the same rules.
import * as house from "../../architecture.ts";
import { readRepository } from "./repository.ts";
import { longFiles } from "./rules/sizes.ts";
import { asText, tidy } from "./tidy.ts";

const repository = readRepository(process.cwd(), house);
const findings = tidy(repository);

for (const { rule, violations } of findings) {
  for (const violation of violations) console.log(asText(rule, violation));
}
for (const { path, lines } of longFiles(repository, house.longFile)) {
  console.log(`${path}  is growing: ${lines} lines of ${house.longestFile}`);
}
const broken = findings.filter(({ violations }) => violations.length > 0).length;
console.log(`${findings.length} rules, ${broken} broken`);
process.exitCode = broken > 0 ? 1 : 0;
