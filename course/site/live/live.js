// Of the server of `serve` alone: waits until it tells that there is something new, and has the browser show it.
// The browser keeps where the page was scrolled to.
(() => {
  const script = document.currentScript;
  const epoch = Number(script.dataset.epoch);
  const id = Date.now(); // a browser asks for one address once at a time, also from two tabs
  let asking = null;

  const ask = async () => {
    if (asking || document.visibilityState !== "visible") {
      return;
    }
    const mine = new AbortController();
    asking = mine;
    let rest = 0;
    try {
      const answer = await fetch(`/livereload/${epoch}/${id}`, { cache: "no-store", signal: mine.signal });
      if (answer.ok && Number(await answer.text()) > epoch) {
        location.reload();
        return;
      }
    } catch {
      rest = 1000; // the server has ended, and may come back
    }
    if (asking === mine) {
      asking = null;
      setTimeout(ask, rest);
    }
  };

  const stop = () => {
    const last = asking;
    asking = null;
    last?.abort();
  };

  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" ? ask() : stop());
  addEventListener("pagehide", stop);
  addEventListener("pageshow", ask);

  const box = document.querySelector(".live-problems");
  if (box) {
    box.replaceChildren(...box.childNodes); // what was there from the start is not read out as an alert
  }
})();
