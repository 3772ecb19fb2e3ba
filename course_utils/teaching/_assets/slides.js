// reveal.js without motion; on a narrow screen, such as a phone's, the slides stay one page to scroll.
(() => {
  const deck = document.querySelector(".reveal");
  const framed = location.search.includes("receiver"); // in the speaker's window
  document.documentElement.classList.toggle("framed", framed);
  if (matchMedia("(max-width: 700px)").matches && !framed) {
    document.documentElement.classList.add("reading");
    for (const link of document.querySelectorAll('a[href^="#/"]')) { // reveal.js's places mean nothing here
      const [column, row] = link.getAttribute("href").slice(2).split("/");
      const slide = document.querySelectorAll(".slides > section")[column].children[row ?? 0];
      link.addEventListener("click", (event) => { event.preventDefault(); slide.scrollIntoView(); });
    }
    return;
  }
  const show = () => {
    const current = Reveal.getCurrentSlide();
    for (const slide of Reveal.getSlides()) slide.inert = slide !== current && !Reveal.isOverview(); // Tab stays here
  };
  Reveal.on("ready", () => {
    deck.removeAttribute("role"); // as an "application", a screen reader would not read it line by line
    show();
  });
  for (const event of ["slidechanged", "overviewshown", "overviewhidden"]) Reveal.on(event, show);
  Reveal.initialize({
    width: Number(deck.dataset.width), height: Number(deck.dataset.height), margin: 0, center: false, hash: true,
    transition: "none", backgroundTransition: "none", slideNumber: "c/t", controlsTutorial: false,
    scrollActivationWidth: null, pdfSeparateFragments: false, plugins: [RevealNotes],
  });
})();
