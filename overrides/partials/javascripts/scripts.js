/* Says that scripts run before anything is painted, so that what needs one is in its place from the start,
   and takes that back should one of the page's own not arrive: each of those is deferred. One that another
   fetches later is not: by then what needs scripts may hold what a reader wrote. */
(function () {
  "use strict";
  var root = document.documentElement;
  root.className = "js";
  function miss(event) {
    if (event.target.tagName === "SCRIPT" && event.target.defer) root.className = "no-js";
  }
  addEventListener("error", miss, true);
})();
