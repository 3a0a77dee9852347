/* Says that scripts run before anything is painted, so that what needs one is in its place from the start,
   and takes that back should one of them not arrive. */
(function () {
  "use strict";
  var root = document.documentElement;
  root.className = "js";
  function miss(event) {
    if (event.target.tagName === "SCRIPT") root.className = "no-js";
  }
  addEventListener("error", miss, true);
})();
