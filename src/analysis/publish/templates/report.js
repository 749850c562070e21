// What scrolls sideways can be reached and named by keyboard; what fits is no stop on the way.
(() => {
  const named = (area) => {
    const title = area.querySelector(".judul-gambar");
    const name = title ? title.textContent.trim() : area.getAttribute("aria-label");
    return `${area.dataset.nomor || ""} ${name}`.trim();
  };
  const mark = () => {
    for (const area of document.querySelectorAll(".gambar,.blok-table")) {
      const scrolls = area.scrollWidth > area.clientWidth + 1;
      if (!scrolls) { area.removeAttribute("tabindex"); }
      else { area.tabIndex = 0; }
      if (!area.classList.contains("blok-table")) { continue; }
      if (scrolls) { area.setAttribute("role", "region"); area.setAttribute("aria-label", named(area)); }
      else { area.removeAttribute("role"); area.removeAttribute("aria-label"); }
    }
  };
  mark();
  addEventListener("resize", mark);
  if (document.fonts) { document.fonts.ready.then(mark); }
})();
