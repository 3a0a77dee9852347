/* Fetches the search when a reader first turns to it: the theme's bundle, what it wants to be told, its
   style sheet, and with them the index. Until then a page costs none of it. What is typed meanwhile stands
   in the field, where the bundle finds it. Should a part not arrive, it says so, and asks for that part
   again when the reader tries again. A template, for the words. */
(function () {
  "use strict";
  var box = document.querySelector('[data-md-component="search"]');
  var toggle = document.getElementById("__search");
  if (!box || !toggle) return;
  var root = new URL("../..", document.currentScript.src).href;
  var output = box.querySelector(".md-search__output"), status = output.querySelector("[role=status]");
  var starts = status.textContent, missed = {{ config.extra.strings.search_missed | tojson }};
  var bundle = "assets/javascripts/bundle.a5f9d56c.min.js";
  // What is to be asked for. The scripts run one after the other.
  var missing = ["assets/css/search-results.css", "assets/js/search-says.js", "assets/js/search-words.js", bundle];

  function ask(path) {
    var element = document.createElement(/css$/.test(path) ? "link" : "script");
    element.rel = "stylesheet";
    element.async = false;
    element.onerror = function () { miss(path); };
    element.href = element.src = root + path;
    document.head.appendChild(element);
  }
  function begin() {
    listen("removeEventListener");
    if (status.textContent === missed) status.textContent = starts; // the same words twice are not spoken again
    missing.splice(0).forEach(ask);
  }
  function miss(path) {
    missing.push(path);
    listen("addEventListener");
    // Also where its style sheet is what is missing, or hides it until the bundle shows it.
    output.style.cssText = "display:block;visibility:inherit;position:absolute;background:var(--wm-paper)";
    status.textContent = missed;
  }
  // The picture of a lens, the field, or the check box that a keyboard comes to.
  function wanted(event) {
    if (output.contains(event.target)) return;
    output.style.cssText = "";
    var label = event.target.closest && event.target.closest('label[for="__search"]');
    if (label || event.target === toggle || box.contains(event.target)) begin();
  }
  function listen(how) {
    ["focusin", "pointerdown", "click", "input"].forEach(function (kind) { document[how](kind, wanted, true); });
  }

  // The bundle throws where it is told nothing, or where the index does not arrive, for which it asks only
  // as it starts. So it has to start anew; keys stay with the first, or an arrow would go two results further.
  addEventListener("error", function (event) {
    var waiting = status.textContent === starts || status.textContent === missed;
    if (event.filename !== root + bundle || !waiting) return;
    if (document.getElementById("__config")) addEventListener("keydown", function (key) { key.stopImmediatePropagation(); });
    miss(bundle);
  });
  listen("addEventListener");
})();
