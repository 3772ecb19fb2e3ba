// reveal.js without motion. A slide that is too high for the screen is set smaller until it fits.
(() => {
  const deck = document.querySelector(".reveal");
  const width = Number(deck.dataset.width);
  const height = Number(deck.dataset.height);
  const fit = (slide) => {
    if (!slide || slide.dataset.fitted) return;
    for (let size = 100; size >= 50; size -= 5) {
      slide.style.setProperty("--fit", size / 100);
      if (slide.scrollHeight <= height && slide.scrollWidth <= width) break;
    }
    slide.dataset.fitted = slide.style.getPropertyValue("--fit");
  };
  const show = () => {
    const current = Reveal.getCurrentSlide();
    fit(current);
    for (const slide of Reveal.getSlides()) slide.inert = slide !== current && !Reveal.isOverview(); // Tab stays here
  };
  Reveal.on("ready", () => {
    deck.removeAttribute("role"); // as an "application", a screen reader would not read it line by line
    show();
  });
  for (const event of ["slidechanged", "overviewshown", "overviewhidden"]) Reveal.on(event, show);
  Reveal.initialize({
    width, height, margin: 0.02, center: false, hash: true, transition: "none", backgroundTransition: "none",
    slideNumber: "c/t", controlsTutorial: false, scrollActivationWidth: null, pdfSeparateFragments: false,
  });
})();
