// Finds operations while one types; "/" goes to the field, Escape leaves it.
const field = /** @type {HTMLInputElement} */ (document.getElementById("search"));
const count = /** @type {HTMLElement} */ (document.getElementById("found"));

/** @param {string} selector */
function all(selector) {
  return /** @type {HTMLElement[]} */ ([...document.querySelectorAll(selector)]);
}

function show() {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  const operations = all("article.operation");
  /** @param {HTMLElement} operation */
  const fits = (operation) => words.every((word) => operation.dataset["search"]?.includes(word));
  const found = new Set(operations.filter(fits).map(({ id }) => id));
  for (const operation of operations) operation.hidden = !found.has(operation.id);
  for (const entry of all("[data-operation]")) entry.hidden = !found.has(entry.dataset["operation"] ?? "");
  for (const group of all(".side [data-group]")) {
    group.hidden = group.querySelector("li:not([hidden])") === null;
    const section = document.getElementById(group.dataset["group"] ?? "");
    if (section) section.hidden = group.hidden;
  }
  document.body.classList.toggle("searching", words.length > 0);
  const many = found.size === 1 ? "1 operation" : `${found.size} operations`;
  count.textContent = words.length === 0 ? "" : many;
}

field.addEventListener("input", show);
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && document.activeElement !== field && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    field.focus();
    field.select();
  }
  if (event.key === "Escape" && document.activeElement === field) {
    field.value = "";
    show();
    field.blur();
  }
});
show();
