// The reader's choice of theme, kept for the next page; without one, the system's.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const kept = () => { try { return localStorage.getItem("course-theme"); } catch { return null; } };
  const keep = (theme) => { try { localStorage.setItem("course-theme", theme); } catch { /* not from this disk */ } };
  if (["light", "dark"].includes(kept())) root.dataset.theme = kept();
  const now = () => root.dataset.theme || (dark.matches ? "dark" : "light");
  addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("button.theme");
    const show = () => button.setAttribute("aria-pressed", String(now() === "dark"));
    button.addEventListener("click", () => {
      root.dataset.theme = now() === "dark" ? "light" : "dark";
      keep(root.dataset.theme);
      show();
    });
    dark.addEventListener("change", show);
    button.hidden = false;
    show();
  });
})();
