/* Fetches the search when a reader first turns to it: the theme's bundle, what it wants to be told, its
   style sheet, and with them the index. Until then a page costs none of it. What is typed meanwhile stands
   in the field, where the bundle finds it. A template, for the words. */
(function () {
  "use strict";
  var box = document.querySelector('[data-md-component="search"]');
  var toggle = document.getElementById("__search");
  if (!box || !toggle) return;
  var root = new URL("../..", document.currentScript.src).href;

  function add(name, settings) {
    var element = document.createElement(name);
    Object.keys(settings).forEach(function (key) { element[key] = settings[key]; });
    document.head.appendChild(element);
  }
  function begin() {
    kinds.forEach(function (kind) { document.removeEventListener(kind, wanted, true); });
    add("link", { rel: "stylesheet", href: root + "assets/css/search-results.css" });
    add("script", {
      id: "__config",
      type: "application/json",
      textContent: JSON.stringify({
        base: root,
        features: {{ config.theme.features | tojson }},
        search: root + "assets/javascripts/workers/search.a7633da7.min.js",
        translations: {{ config.extra.strings.search_says | tojson }}
      })
    });
    // One after the other.
    add("script", { src: root + "assets/js/search-words.js", async: false });
    add("script", { src: root + "assets/javascripts/bundle.a5f9d56c.min.js", async: false });
  }
  // The picture of a lens, the field, or the check box that a keyboard comes to.
  function wanted(event) {
    var label = event.target.closest && event.target.closest('label[for="__search"]');
    if (label || event.target === toggle || box.contains(event.target)) begin();
  }
  var kinds = ["focusin", "pointerdown", "click"];
  kinds.forEach(function (kind) { document.addEventListener(kind, wanted, true); });
})();
