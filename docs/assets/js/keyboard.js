/* Menu and search by keyboard. Without this script a space bar still opens the menu. */
(function () {
  "use strict";
  var drawer = document.getElementById("__drawer");
  var search = document.getElementById("__search");
  if (!drawer || !search) return;

  [drawer, search].forEach(function (toggle) {
    function say() {
      toggle.setAttribute("aria-expanded", String(toggle.checked));
    }
    say();
    toggle.addEventListener("change", say);
    toggle.addEventListener("keydown", function (event) {
      if (event.key !== "Enter") return; // a check box knows the space bar only
      event.preventDefault();
      toggle.click();
    });
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !drawer.checked) return;
    drawer.click();
    drawer.focus();
  });

  // A table wider than the page scrolls; a keyboard must reach it.
  document.querySelectorAll(".md-typeset__table, .md-typeset table").forEach(function (box) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  });
})();
