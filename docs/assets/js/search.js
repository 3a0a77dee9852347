/* Fetches the search when a reader first turns to it: the theme's bundle, its style sheet, and with them
   the index. Until then a page costs none of it. What is typed meanwhile stands in the field, where the
   bundle finds it. */
(function () {
  "use strict";
  var parts = document.currentScript.dataset;
  var box = document.querySelector('[data-md-component="search"]');
  var toggle = document.getElementById("__search");
  if (!box || !toggle) return;
  document.documentElement.className = "js"; // search shows from now on

  function add(name, settings) {
    var element = document.createElement(name);
    Object.keys(settings).forEach(function (key) { element[key] = settings[key]; });
    document.head.appendChild(element);
  }
  function begin() {
    kinds.forEach(function (kind) { document.removeEventListener(kind, wanted, true); });
    add("link", { rel: "stylesheet", href: parts.style });
    parts.scripts.split(" ").forEach(function (address) {
      add("script", { src: address, async: false }); // one after the other
    });
  }
  // The picture of a lens, the field, or the check box that a keyboard comes to.
  function wanted(event) {
    var label = event.target.closest && event.target.closest('label[for="__search"]');
    if (label || event.target === toggle || box.contains(event.target)) begin();
  }
  var kinds = ["focusin", "pointerdown", "click"];
  kinds.forEach(function (kind) { document.addEventListener(kind, wanted, true); });
})();
