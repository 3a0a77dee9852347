/* Menu and search by keyboard. Without this script a space bar still opens the menu. */
(function () {
  "use strict";
  var drawer = document.getElementById("__drawer");
  var search = document.getElementById("__search");
  var menu = document.querySelector(".wm-nav");
  var box = document.querySelector('[data-md-component="search"]');
  if (!drawer || !search || !menu || !box) return;
  var query = box.querySelector('[data-md-component="search-query"]');
  var results = box.querySelector(".md-search-result__list");

  function close(toggle) {
    if (toggle.checked) toggle.click();
  }

  [[drawer, menu], [search, box]].forEach(function (pair) {
    var toggle = pair[0];
    var panel = pair[1];
    function say() {
      toggle.setAttribute("aria-expanded", String(toggle.checked));
    }
    function left(event) {
      var to = event.relatedTarget; // none for a press on the page: what was pressed decides
      if (to && to !== toggle && !panel.contains(to)) close(toggle);
    }
    say();
    toggle.addEventListener("change", say);
    toggle.addEventListener("focusout", left);
    panel.addEventListener("focusout", left);
    toggle.addEventListener("keydown", function (event) {
      if (event.key !== "Enter") return; // a check box knows the space bar only
      event.preventDefault();
      toggle.click();
    });
  });

  // The field takes the words as soon as search is open, and opens it again after Escape.
  search.addEventListener("change", function () {
    if (search.checked) query.focus();
  });
  query.addEventListener("input", function () {
    if (!search.checked) search.click();
    query.dispatchEvent(new Event("keyup")); // Material waits for a key; words come by voice and paste too
  });

  // Material takes results out of the order of Tab.
  new MutationObserver(function () {
    results.querySelectorAll("[tabindex]").forEach(function (item) {
      item.removeAttribute("tabindex");
    });
    // Late results may have replaced the one that had the focus.
    if (search.checked && document.activeElement === document.body) query.focus();
  }).observe(results, { childList: true });

  // Material opens search whenever the field gets focus. Not on the way out.
  var leaving = false;
  ["focusin", "focusout"].forEach(function (kind) {
    document.addEventListener(
      kind,
      function (event) {
        if (leaving) event.stopPropagation();
      },
      true
    );
  });
  function leaveSearch() {
    var hasButton = search.getClientRects().length > 0; // a phone; else the field itself stays
    close(search);
    leaving = true;
    (hasButton ? search : query).focus();
    leaving = false;
    left = true;
  }
  // Material opens search for a field that has the focus: a moment late, or when it arrives at last. Not
  // after Escape, until a reader does something more.
  var left = false;
  ["keydown", "pointerdown", "input"].forEach(function (kind) {
    document.addEventListener(kind, function (event) { if (event.target !== search) left = false; }, true);
  });
  search.addEventListener("change", function () {
    if (!search.checked || !left) return;
    search.checked = false; // a click would do nothing in the middle of one
    search.dispatchEvent(new Event("change"));
  });

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    // What Material would do: jump on single letters wherever one is (f, s, /), and in search follow
    // the first result on Enter, close on Tab and call the field back on any other key.
    var arrow = event.key === "ArrowUp" || event.key === "ArrowDown";
    if (search.checked ? !arrow : event.key.length === 1) event.stopPropagation();

    if (event.key === "Escape" && search.checked) {
      leaveSearch();
    } else if (event.key === "Escape" && drawer.checked) {
      close(drawer);
      drawer.focus();
    } else if (event.key === "Enter" && event.target === query) {
      event.preventDefault();
      var first = results.querySelector("a");
      if (first) first.focus();
    }
  });

  // What the back/forward cache keeps has no open menu and no searched words.
  window.addEventListener("pagehide", function () {
    close(drawer);
    close(search);
    query.value = "";
    query.dispatchEvent(new Event("keyup"));
  });
})();
