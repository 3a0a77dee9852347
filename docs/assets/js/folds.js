/* Opens what is folded before it goes on paper, in browsers whose style sheets cannot. It stays open: in some
   of them printing begins after they have said that it is over. */
(function () {
  "use strict";
  if (window.CSS && CSS.supports && CSS.supports("selector(::details-content)")) return;
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll(".wm-body details").forEach(function (fold) { fold.open = true; });
  });
})();
