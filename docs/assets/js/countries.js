/* Shortens the list of countries while a name is typed. What is typed goes nowhere and is not kept. */
(function () {
  "use strict";
  var list = document.querySelector('[data-component="countries"]');
  if (!list) return;
  var field = list.querySelector("input");
  var status = list.querySelector("[data-countries-status]");
  var none = list.querySelector("[data-countries-none]");
  var entries = Array.prototype.map.call(list.querySelectorAll("li"), function (item) {
    var names = item.querySelectorAll(".wm-countries__names > *");
    return { item: item, names: Array.prototype.map.call(names, plain) };
  });

  // Without accents and in small letters, so that osterreich finds Österreich.
  function plain(text) {
    var written = typeof text === "string" ? text : text.textContent;
    var marks = /[\u0300-\u036f]/g;
    return written.normalize("NFD").replace(marks, "").toLowerCase().trim();
  }

  function filter() {
    var wanted = plain(field.value);
    var found = entries.filter(function (entry) {
      var fits = entry.names.some(function (name) {
        return name.indexOf(wanted) >= 0;
      });
      entry.item.hidden = !fits;
      return fits;
    }).length;
    none.hidden = found > 0;
    var words = found === 0 ? "none" : found === 1 ? "one" : "many";
    status.textContent = wanted ? status.dataset[words].replace("{count}", found) : "";
  }

  function clear() {
    field.value = "";
    filter();
  }

  field.addEventListener("input", filter);
  field.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !field.value) return;
    event.stopPropagation(); // it clears the field, and closes nothing else
    clear();
  });
  // A page that comes back from the back/forward cache comes back without what was typed.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) clear();
  });
  list.querySelector("[data-needs-script]").hidden = false;
})();
