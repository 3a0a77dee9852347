/* Leaves in one press: hides the page, walks back to the first page of this visit, drops whatever lies
   ahead of it and goes on to a neutral site. Runs in the head, before there is anything to see. Nothing
   is stored: window.name and history.state live and end with the tab. */
(function () {
  "use strict";
  var SIGNAL = "leaving"; // in window.name: a page of ours that arrives with it walks on
  var HEED = 100; // milliseconds for other pages to hear of it before we move
  var PATIENCE = 4000; // milliseconds for the walk; then on from where we are
  var told = document.currentScript.dataset;
  var forwarder = new URL(told.forwarder, location).href; // now: the address is about to change
  var channel = window.BroadcastChannel && new BroadcastChannel("leave");
  var leaving = false;
  var left = false;
  var late;

  // How many pages of this visit lie behind. Without the Navigation API each entry keeps its own
  // number, and window.name carries it along a link: no longer, since Firefox keeps a name that it
  // meets on the way to another site, and puts it back over the signal.
  var depth = 0;
  var seen;
  function mark() {
    if (window.navigation || leaving) return;
    var kept = history.state;
    if (typeof kept === "number") depth = kept;
    else {
      if (seen === undefined) depth = /^\d+$/.test(window.name) ? Number(window.name) : 0;
      else if (seen !== location.href) depth += 1; // a #fragment; the same one again replaces itself
      history.replaceState(depth, "");
    }
    seen = location.href;
    window.name = "";
  }
  function carry(link, event) {
    var elsewhere = link.target || event.button || event.ctrlKey || event.metaKey || event.shiftKey;
    if (window.navigation || elsewhere) return;
    if (link.pathname !== location.pathname) window.name = String(depth + 1);
    else setTimeout(mark); // the same #fragment again fires no event
  }

  function hide() {
    leaving = true;
    document.title = told.word;
    document.querySelectorAll('link[rel="icon"]').forEach(function (icon) {
      icon.href = "data:,";
    });
    if (!document.body) {
      document.documentElement.hidden = true;
      return;
    }
    window.stop(); // or the parser goes on filling the page
    var word = document.createElement("p");
    word.className = "wm-hidden";
    word.setAttribute("role", "alert");
    document.body.replaceChildren(word);
    word.textContent = told.word; // after its place is there: then it is spoken
  }

  function end() {
    window.name = "";
    if (!left) {
      left = true; // should the browser bring this page back: once is enough, or Back would end here
      try {
        history.replaceState(null, "", forwarder);
        history.pushState(null, "", forwarder); // drops every entry ahead
      } catch (refused) {} // a copy opened from a file may not change its address
    }
    location.replace(told.away);
  }

  function walk() {
    var entry = window.navigation && navigation.currentEntry;
    var behind = entry ? entry.index : typeof history.state === "number" ? history.state : depth;
    if (behind > 0 && !left) history.go(-behind);
    else end();
    clearTimeout(late);
    late = setTimeout(function () {
      end();
      window.name = SIGNAL; // a page behind us that loads after all walks on
    }, PATIENCE);
  }

  // Other tabs leave; pages that the browser keeps whole for Back are dropped and arrive afresh.
  function call() {
    if (leaving && !left && channel) channel.postMessage("");
  }

  function leave() {
    if (leaving) return; // a second press would cancel the first
    hide();
    window.name = SIGNAL;
    try {
      history.replaceState(history.state, "", forwarder);
    } catch (refused) {}
    call();
    setTimeout(walk, HEED);
  }

  if (window.name === SIGNAL) {
    hide();
    walk();
  } else mark();
  if (channel) channel.onmessage = leave;

  addEventListener("pageshow", function (event) {
    if (leaving || window.name === SIGNAL) {
      if (!event.persisted) return;
      hide();
      walk();
    } else mark();
  });
  addEventListener("pagehide", call); // to a page that was brought back before it had heard
  addEventListener("hashchange", mark);
  addEventListener("popstate", function () {
    if (leaving) walk(); // the first entry was a part of this page
    else mark();
  });

  addEventListener(
    "click",
    function (event) {
      var link = event.target.closest && event.target.closest("a[href]");
      if (!link) return;
      if (link.matches("[data-leave]")) {
        event.preventDefault();
        leave();
      } else if (link.origin === location.origin) carry(link, event);
    },
    true
  );

  // Some phones lay their keyboard over the foot of the page: stand on top of it.
  var view = window.visualViewport;
  function lift() {
    var bar = document.querySelector("[data-leave-bar]");
    var covered = document.documentElement.clientHeight - view.height - view.offsetTop;
    if (bar) bar.style.transform = view.scale === 1 && covered > 1 ? `translateY(${-covered}px)` : "";
  }
  if (view) {
    view.addEventListener("resize", lift);
    view.addEventListener("scroll", lift);
  }

  // Shift three times, each alone: as part of a capital or of a click it does not count.
  var count = 0;
  var down = false;
  var at = 0;
  function counted(number) {
    count = number;
    var status = document.querySelector("[data-leave-status]");
    if (status) status.textContent = count === 2 ? status.dataset.once : "";
    if (count === 3) leave();
  }
  function alone(event) {
    counted(event.timeStamp - at < 5000 ? count + 1 : 1); // milliseconds, as GOV.UK's exit allows
    at = event.timeStamp;
  }
  function other() {
    down = false;
    if (count) counted(0);
  }
  addEventListener(
    "keydown",
    function (event) {
      if (event.repeat) return;
      if (event.key !== "Shift" || event.ctrlKey || event.altKey || event.metaKey) return other();
      if (down) alone(event); // sticky keys: the one before has not come up
      if (down && count === 2) counted(3);
      down = true;
    },
    true
  );
  addEventListener(
    "keyup",
    function (event) {
      if (event.key !== "Shift" || !down) return;
      down = false;
      alone(event);
    },
    true
  );
  addEventListener("pointerdown", other, true);
})();
