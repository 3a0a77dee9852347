/* Goes on to the neutral site, also when the browser brings this page back. */
(function () {
  "use strict";
  var away = document.currentScript.dataset.away;
  addEventListener("pageshow", function () {
    // A page that was arriving as somebody pressed the way out may have walked back to here. What lies
    // ahead is dropped, but only this once, or Back would never get past this page.
    if (/^leaving/.test(window.name)) {
      window.name = "";
      history.pushState(null, "", location.href);
    }
    location.replace(away);
  });
})();
