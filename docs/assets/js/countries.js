/* Shortens the list of countries while a name is typed. What is typed goes nowhere and is not kept. */
(function () {
  "use strict";
  var list = document.querySelector('[data-component="countries"]');
  if (!list) return;
  var field = list.querySelector("input");
  var status = list.querySelector("[data-countries-status]");
  var items = list.querySelectorAll("li");
  var entries = Array.prototype.map.call(items, function (item) {
    var shown = item.querySelectorAll(".wm-countries__names > *");
    var names = Array.prototype.map.call(shown, function (name) { return name.textContent; });
    return { item: item, names: names.concat((item.dataset.countriesAlso || "").split("|")).map(plain) };
  });

  // In small letters without marks, so that osterreich finds Österreich, and Arabic and Hebrew are
  // found as people type them.
  function plain(text) {
    var marks = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/g;
    return " " + text.normalize("NFD").replace(marks, "").toLowerCase().trim();
  }

  // A word of a name has to start so: "us" is not Austria.
  function filter() {
    var wanted = plain(field.value);
    var found = entries.filter(function (entry) {
      var fits = entry.names.some(function (name) {
        return name.indexOf(wanted) >= 0;
      });
      entry.item.hidden = !fits;
      return fits;
    }).length;
    var words = found === 0 ? "none" : found === 1 ? "one" : "many";
    status.textContent = wanted === " " ? "" : status.dataset[words].replace("{count}", found);
  }

  function clear() {
    field.value = "";
    filter();
  }

  field.addEventListener("input", filter);
  field.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || event.isComposing || !field.value) return;
    event.stopPropagation(); // it clears the field, and closes nothing else
    clear();
  });
  // A page that comes back from the back/forward cache comes back without what was typed.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) clear();
  });
  clear();
})();
