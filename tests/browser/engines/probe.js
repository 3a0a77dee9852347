/* Put first into every page of the site under test: tells its server what a reader had before them. */
(function () {
  "use strict";
  function tell(what, more) {
    navigator.sendBeacon(`/told/${what}`, JSON.stringify({ path: location.pathname, at: Date.now(), ...more }));
  }
  function shows() {
    const main = document.querySelector("main");
    return !!main && main.checkVisibility({ visibilityProperty: true });
  }
  /* Whether one of the frames that are drawn has something of ours on it: the first, mostly. */
  function look(event) {
    window.shownAt = performance.now();
    const persisted = event.persisted;
    window.drawn = false;
    requestAnimationFrame(() => {
      watch(persisted, performance.now() + 2000);
    });
  }
  function watch(persisted, end) {
    if (shows()) {
      window.drawn = true;
      tell("seen", { persisted });
    } else if (performance.now() < end) requestAnimationFrame(() => watch(persisted, end));
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
