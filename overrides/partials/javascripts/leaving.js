/* Goes on to the neutral site, also when the browser brings this page back. */
(function () {
  "use strict";
  var away = document.currentScript.dataset.away;
  addEventListener("pageshow", function () {
    location.replace(away);
  });
})();
