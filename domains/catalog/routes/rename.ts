import { Problem } from "@counterfoil/http";

/** A command's fields as the request called them: `objects[0].name` → `object.name`. */
export async function renaming<T>(work: Promise<T>, rename: (field: string) => string): Promise<T> {
  try {
    return await work;
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.field === undefined) throw problem;
    const { code, message, field, headers, cure } = problem;
    const renamed = { field: rename(field), headers, ...(cure === undefined ? {} : { cure }) };
    throw Object.assign(new Problem(code, message, renamed), { cause: problem });
  }
}
