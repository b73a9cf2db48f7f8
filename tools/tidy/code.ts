import { parseSync, Visitor, type Comment, type Program } from "oxc-parser";
import type { Repository } from "./repository.ts";

export interface Import {
  readonly specifier: string;
  readonly offset: number;
  /** Erased before the program runs. */
  readonly typeOnly: boolean;
}

export interface Code {
  readonly program: Program;
  readonly comments: readonly Comment[];
  readonly imports: readonly Import[];
}

const parsed = new WeakMap<Repository, Map<string, Code>>();

export function isCode(path: string): boolean {
  return /\.(ts|tsx|mts|mjs|js|jsx)$/.test(path);
}

export function codePaths(repository: Repository): string[] {
  return [...repository.paths].filter(isCode).sort();
}

/** Parses a file once per repository. A file that does not parse is the type checker's business; it has no imports here. */
export function codeOf(repository: Repository, path: string): Code {
  const cache = parsed.get(repository) ?? new Map<string, Code>();
  parsed.set(repository, cache);
  const known = cache.get(path);
  if (known) return known;
  const text = repository.text(path);
  const { program, comments, module } = parseSync(path, text);
  const code = {
    program,
    comments,
    imports: [...staticOnes(module), ...dynamicOnes(module, text), ...typeOnes(program)],
  };
  cache.set(path, code);
  return code;
}

type Module = ReturnType<typeof parseSync>["module"];

function staticOnes(module: Module): Import[] {
  const imports = module.staticImports.map(({ moduleRequest, entries, start }) => ({
    specifier: moduleRequest.value,
    offset: start,
    typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
  }));
  const exports = module.staticExports.flatMap(({ entries, end }) =>
    entries.flatMap(({ moduleRequest, start, isType }) =>
      // `export { x }` of something imported names its module too, at the import, which is listed above.
      moduleRequest && moduleRequest.start > start && moduleRequest.end <= end
        ? [{ specifier: moduleRequest.value, offset: start, typeOnly: isType }]
        : [],
    ),
  );
  return [...imports, ...exports];
}

/** `import("…")` with a literal; where the name is computed, a rule that needs it knows the folder. */
function dynamicOnes(module: Module, text: string): Import[] {
  return module.dynamicImports.flatMap(({ moduleRequest, start }) => {
    const literal = /^["'`]([^"'`$]+)["'`]$/.exec(text.slice(moduleRequest.start, moduleRequest.end));
    return literal?.[1] ? [{ specifier: literal[1], offset: start, typeOnly: false }] : [];
  });
}

/** `import("…").Name` in a type. */
function typeOnes(program: Program): Import[] {
  const found: Import[] = [];
  new Visitor({
    TSImportType(node) {
      found.push({ specifier: node.source.value, offset: node.start, typeOnly: true });
    },
  }).visit(program);
  return found;
}

/** Every string in the code, template literals with `…` in place of what is filled in. */
export function stringsOf(code: Code): { text: string; offset: number }[] {
  const found: { text: string; offset: number }[] = [];
  new Visitor({
    Literal(node) {
      if (typeof node.value === "string") found.push({ text: node.value, offset: node.start });
    },
    TemplateLiteral(node) {
      const text = node.quasis.map((part) => part.value.cooked ?? part.value.raw).join("…");
      found.push({ text, offset: node.start });
    },
  }).visit(code.program);
  return found;
}
