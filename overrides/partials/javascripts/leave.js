/* Leaves in one press: hides the page, walks back to the first page of this visit, drops whatever lies
   ahead of it and goes on to a neutral site. Runs in the head, before there is anything to see, and in
   old browsers too. Nothing is stored: window.name and history.state live in the tab. */
(function () {
  "use strict";
  var SIGNAL = "leaving"; // in window.name: a page of ours that arrives with it walks on
  var NOTICE = 100; // milliseconds for other pages to hear of it before this one moves
  var PATIENCE = 4000; // milliseconds for the first page to arrive; then on from where we are
  var settings = document.currentScript.dataset;
  var forwarder = new URL(settings.forwarder, location).href; // now: the address is about to change
  // It counts every page of the same host; in a folder of another site only our own count is right.
  var api = window.navigation && navigation.currentEntry && new URL(".", forwarder).pathname === "/";
  var leaving = false;
  var ended = false;
  var patience;
  var channel;
  try {
    channel = new BroadcastChannel("leave");
  } catch (_refused) {} // unknown to the browser, or forbidden together with cookies

  // How many pages of this visit lie behind, and where in the tab's history its first one stands. Without
  // the Navigation API, each entry keeps both, and window.name carries them along a link. Not longer: on
  // the way to another site Firefox would keep them, and later put them back in the place of the signal.
  var FULL = 50; // entries of one tab in Chromium and Firefox; from then on the oldest goes
  var depth = 0;
  var first = history.length - 1;
  var marked;
  function carried() {
    return (/^(?:leaving)?(\d+\.\d+=?)$/.exec(window.name) || ["", ""])[1];
  }
  // A link opens the last entry of the tab. WebKit follows one that was pressed just after Back from the
  // page that Back came to: then fewer pages lie behind than where it was pressed.
  function arrive(told) {
    var numbers = told.split(".");
    if (numbers.length < 2) return;
    depth = parseInt(numbers[0], 10);
    first = parseInt(numbers[1], 10);
    var same = told.slice(-1) === "="; // in the place of a page, others may lie ahead
    if (!same && history.length < FULL) depth = history.length - 1 - first;
    if (depth >= 0) return;
    depth = 0; // it came to before this visit
    first = history.length - 1;
  }
  function keep() {
    try {
      history.replaceState([depth, first], "");
    } catch (_refused) {} // Safari allows a hundred in half a minute; what follows must still run
  }
  function mark() {
    if (api || leaving) return;
    var kept = history.state;
    if (kept && kept.length === 2) {
      depth = kept[0];
      first = kept[1];
    } else {
      if (marked === undefined) arrive(carried());
      else if (marked !== location.href) depth += 1; // a #fragment that was typed
      keep();
    }
    marked = location.href;
    window.name = "";
  }
  function carry(link, event) {
    var newTab = link.target || link.hasAttribute("download") || event.button || event.ctrlKey || event.metaKey || event.shiftKey;
    if (api || newTab) return;
    if (link.href.split("#")[0] !== location.href.split("#")[0]) {
      window.name = depth + 1 + "." + first;
      return;
    }
    // No entry of its own for this page again, or for a part of it. Firefox takes a page from its
    // back/forward cache for the entry that it was left at, not for the one that it came back to; WebKit
    // goes back from a page to a part of it without a load, and has forgotten that entry's number.
    event.preventDefault();
    if (link.hash) marked = link.href; // first: Firefox tells of it at once, other browsers later
    else window.name = depth + "." + first + "=";
    location.replace(link.href);
    if (link.hash) keep();
  }
  function entriesBehind() {
    if (api) return navigation.currentEntry.index;
    return history.state && history.state.length === 2 ? history.state[0] : depth;
  }

  function hide() {
    leaving = true;
    document.title = settings.word;
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
    document.body.textContent = "";
    document.body.appendChild(word);
    word.textContent = settings.word; // after its place is there: then it is spoken
  }

  function end() {
    var away = settings.away;
    window.name = "";
    if (!ended) {
      ended = true; // should the browser bring this page back: once is enough, or Back would end here
      try {
        history.replaceState(null, "", forwarder);
        history.pushState(null, "", forwarder); // drops every entry ahead
      } catch (_refused) {
        window.name = SIGNAL; // a copy opened from a file: the forwarder itself does both
        away = forwarder;
      }
    }
    location.replace(away);
  }

  function stay() {} // refused, or overtaken: patience ends it

  function walk() {
    clearTimeout(patience);
    var behind = entriesBehind();
    if (ended || !(behind > 0) || navigator.onLine === false) return end();
    window.name = SIGNAL;
    if (api) {
      // To the entry itself: were Back under way, a number of steps would count from where it leads.
      var there = navigation.traverseTo(navigation.entries()[0].key);
      there.committed.catch(stay);
      there.finished.catch(stay);
    } else history.go(-behind);
    patience = setTimeout(function () {
      end();
      window.name = SIGNAL; // for a page behind us, should it arrive after all
    }, PATIENCE);
  }

  // Other tabs leave; pages that the browser keeps whole for Back are dropped and arrive afresh.
  function notify() {
    if (leaving && !ended && channel) channel.postMessage("");
  }

  function leave() {
    if (leaving) return; // a second press would cancel the first
    try {
      hide();
      history.replaceState(history.state, "", forwarder);
    } catch (_refused) {} // an old browser, or a copy opened from a file: leave all the same
    // Now: a page may be on its way already, after a link, and hears of it here, with its numbers.
    window.name = SIGNAL + carried();
    notify();
    // Not heard by one page: Chromium gives a page the name that the tab had when it was asked for. One
    // that arrives before the walk begins is shown, and has to be left by another press.
    setTimeout(walk, NOTICE);
  }

  function isTold() {
    return /^leaving[\d.=]*$/.test(window.name);
  }

  if (isTold()) {
    arrive(carried());
    hide();
    walk();
  } else mark();
  if (channel) channel.onmessage = leave;

  addEventListener("pageshow", function (event) {
    if (leaving || isTold()) {
      if (!event.persisted) return;
      hide();
      walk();
    } else {
      mark();
      if (event.persisted) setTimeout(veil, NOTICE, false);
    }
  });
  // A page that the browser keeps for Back is kept unseen, and seen again only after it had the time to
  // hear that it should leave: one that was brought back too early knows no new window.name.
  function veil(on) {
    document.documentElement.style.visibility = on && !leaving ? "hidden" : "";
  }
  addEventListener("pagehide", function (event) {
    notify();
    if (event.persisted) veil(true);
  });
  addEventListener("hashchange", mark);
  addEventListener("popstate", function () {
    if (leaving) walk(); // the first entry was a part of this page
    else mark();
  });

  function pressed(event) {
    var link = event.button < 2 && event.target.closest && event.target.closest("a[href]");
    if (!link) return;
    if (link.hasAttribute("data-leave")) {
      leave();
      event.preventDefault(); // last: should anything fail before, the link leads away
    } else if (link.origin === location.origin) carry(link, event);
    else if (!leaving) window.name = ""; // what a link left there that a reader was asked about, and did not follow
  }
  addEventListener("click", pressed, true);
  addEventListener("auxclick", pressed, true); // the middle button would leave this page open

  // Some phones lay their keyboard over the foot of the page: stand on top of it.
  var view = window.visualViewport;
  function lift() {
    var bar = document.querySelector("[data-leave-bar]");
    var covered = document.documentElement.clientHeight - view.height - view.offsetTop;
    var lifted = view.scale === 1 && covered > 1;
    if (bar) bar.style.transform = lifted ? "translateY(" + -covered + "px)" : "";
  }
  if (view) {
    view.addEventListener("resize", lift);
    view.addEventListener("scroll", lift);
  }

  // Shift three times, each alone: as part of a capital, a click or a turn of the wheel it does not
  // count. Not on a phone, whose keyboard on the screen sends Shift for its own purposes.
  var GAP = 1500; // milliseconds from one press to the next
  var keys = window.matchMedia && matchMedia("(any-hover: hover) and (any-pointer: fine)");
  var count = 0;
  var down = false;
  var lapse;
  function setCount(number) {
    count = number;
    var status = document.querySelector("[data-leave-status]");
    if (status) status.textContent = count === 2 ? status.dataset.once : "";
    if (count === 3) leave();
  }
  function reset() {
    down = false;
    if (count) setCount(0);
  }
  function alone() {
    clearTimeout(lapse);
    lapse = setTimeout(reset, GAP);
    setCount(count + 1);
  }
  addEventListener(
    "keydown",
    function (event) {
      if (event.repeat || !keys || !keys.matches) return;
      if (event.key !== "Shift" || event.ctrlKey || event.altKey || event.metaKey) return reset();
      if (down) alone(); // sticky keys: the one before has not come up
      if (down && count === 2) return setCount(3);
      down = true;
    },
    true
  );
  addEventListener(
    "keyup",
    function (event) {
      if (event.key !== "Shift" || !down) return;
      down = false;
      alone();
    },
    true
  );
  ["pointerdown", "wheel", "blur"].forEach(function (kind) {
    addEventListener(kind, reset, { capture: true, passive: true });
  });
})();
