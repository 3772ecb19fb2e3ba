// On a narrow screen the contents begin closed; what has to be scrolled can be reached with Tab.
(() => {
  if (matchMedia("(max-width: 64rem)").matches) document.querySelector(".contents details")?.removeAttribute("open");
  const reach = () => {
    for (const box of document.querySelectorAll("pre, .table")) {
      const label = box.dataset.label || box.parentElement.parentElement?.dataset.label || "Output";
      if (box.scrollWidth > box.clientWidth + 1) {
        box.tabIndex = 0;
        box.setAttribute("role", "group");
        box.setAttribute("aria-label", label);
      } else {
        for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
      }
    }
  };
  reach();
  addEventListener("resize", reach);
  for (const one of document.querySelectorAll("details")) one.addEventListener("toggle", reach);
})();
