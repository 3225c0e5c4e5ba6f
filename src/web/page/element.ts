type Child = Node | string | null;

/** A piece of the page: `make("p", { class: "…" }, "text")`. Text is always text, never markup. */
export function make<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Child[]
): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null));
  return element;
}

const SHARED = "min-h-14 rounded-8 border px-4 py-3 leading-snug! wrap-anywhere aria-disabled:opacity-60";
const LOOKS = {
  main: "w-full border-transparent bg-blue-900 text-oln-17B-100 text-white hover:bg-blue-1000",
  plain: "w-full border-blue-900 bg-white text-oln-17B-100 text-blue-900 hover:bg-blue-200",
  quiet: "border-solid-gray-420 bg-white text-oln-16N-100 text-blue-1000 underline hover:bg-blue-50",
};

/** A button that does one thing at a time. */
export function button(label: string, look: keyof typeof LOOKS, act: () => Promise<void>): HTMLButtonElement {
  const made = make("button", { type: "button", class: `${SHARED} ${LOOKS[look]}` }, label);
  made.addEventListener("click", async () => {
    if (made.getAttribute("aria-disabled") === "true") return;
    made.setAttribute("aria-disabled", "true");
    await act();
    made.setAttribute("aria-disabled", "false");
  });
  return made;
}

/** A label with what belongs to it; the input has the id. */
export function labelled(input: HTMLElement, id: string, label: string, hint: string): HTMLElement {
  input.id = id;
  input.setAttribute("aria-describedby", `${id}-hint`);
  return make(
    "div",
    { class: "flex flex-col gap-2" },
    make("label", { for: id, class: "text-std-18B-160" }, label),
    make("p", { id: `${id}-hint`, class: "text-std-16N-170 text-solid-gray-700" }, hint),
    input,
  );
}

/** Where what happened is told, also to who listens instead of looking. */
export function saying(): { line: HTMLElement; say: (text: string, tone: "good" | "bad") => void } {
  const line = make("p", { role: "status", class: "text-std-16B-170 empty:hidden" });
  return {
    line,
    say(text, tone) {
      line.className = `text-std-16B-170 empty:hidden ${tone === "bad" ? "text-error-2" : "text-success-2"}`;
      line.textContent = text;
    },
  };
}
