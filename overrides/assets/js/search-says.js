/* What the theme's bundle wants to be told: where it is, and what it says. A template, for the words. */
(function () {
  "use strict";
  var root = new URL("../..", document.currentScript.src).href;
  var element = document.createElement("script");
  element.id = "__config";
  element.type = "application/json";
  element.textContent = JSON.stringify({
    base: root,
    features: {{ config.theme.features | tojson }},
    search: root + "assets/javascripts/workers/search.a7633da7.min.js",
    translations: {{ config.extra.strings.search_says | tojson }}
  });
  document.head.appendChild(element);
})();
