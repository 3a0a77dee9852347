/* Put first into every page of the site under test: tells its server what a reader had before them. */
(function () {
  "use strict";
  function tell(what, more) {
    navigator.sendBeacon(`/told/${what}`, JSON.stringify({ path: location.pathname, at: Date.now(), ...more }));
  }
  function shows() {
    const main = document.querySelector("main");
    return !!main && main.getClientRects().length > 0;
  }
  /* Whether the first frame that is drawn has something of ours on it. */
  function look(event) {
    window.shownAt = performance.now();
    const persisted = event.persisted;
    window.drawn = false;
    requestAnimationFrame(() => {
      window.drawn = true;
      if (shows()) tell("seen", { persisted });
    });
  }
  addEventListener("pageshow", look);
  document.addEventListener("securitypolicyviolation", (event) => {
    tell("breach", { directive: event.effectiveDirective });
  });
  addEventListener(
    "click",
    (event) => {
      if (!event.target.closest("[data-leave]")) return;
      requestAnimationFrame(() => {
        const icon = document.querySelector('link[rel="icon"]');
        tell("frame", { shows: shows(), title: document.title, icon: icon && icon.href });
      });
    },
    true
  );
})();
