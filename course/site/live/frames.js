// Of previews: gives each frame the height of what it shows, also when that changes.
(() => {
  const fit = (frame) => {
    const shown = frame.contentDocument;
    if (!shown?.body) return;
    const measure = () => {
      frame.style.height = `${shown.documentElement.offsetHeight + 4}px`;
    };
    measure();
    new ResizeObserver(measure).observe(shown.documentElement);
  };
  for (const frame of document.querySelectorAll("iframe")) {
    frame.addEventListener("load", () => fit(frame));
    fit(frame);
  }
})();
