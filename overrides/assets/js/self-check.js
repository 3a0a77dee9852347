/* Works out which paragraphs fit the answers, as macros/rules.py does: to say that they changed, to
   copy them, and to choose them in browsers without :has(). Nothing is kept but in the form itself. A
   template: the answers that call for each paragraph are data/self-check.yml's. */
(function () {
  "use strict";
  var WHEN = {{ config.extra.self_check | tojson }};
  document.querySelectorAll('[data-component="self-check"]').forEach(function (check) {
    var status = check.querySelector("[data-self-check-status]");
    var passages = [].slice.call(check.querySelectorAll("[id^='check-says-']"));
    var parts = [].slice.call(check.querySelectorAll("[id^='check-part-']"));
    var all = check.querySelector("#check-all");
    var print = check.querySelector("[data-self-check-print]");
    var copy = check.querySelector("[data-self-check-copy]");
    var TEXTS = ["h3", "h4", "p", "li", "dt", "dd"].map(function (name) {
      return ".wm-self-check__outcome " + name + ":not(.wm-self-check__chrome)";
    }).join();
    var lastSeen = "";

    function answer(question) {
      var chosen = check.querySelector("[name='check-" + question + "']:checked");
      return chosen ? chosen.value : "skip";
    }
    // "fear=yes|unsure today=yes, threat=yes": either of two, the first of which asks for two answers
    function fits(when) {
      return when.split(", ").some(function (alternative) {
        return alternative.split(" ").every(function (literal) {
          var sides = literal.split("=");
          return sides.length < 2 || sides[1].split("|").indexOf(answer(sides[0])) >= 0;
        });
      });
    }
    function mark(element, shown) {
      if (shown) element.setAttribute("data-shown", "");
      else element.removeAttribute("data-shown");
    }
    function choose() {
      var served = {};
      passages.forEach(function (passage) {
        var shown = fits(WHEN[passage.id.replace("check-says-", "")] || "");
        var choice = passage.dataset.oneOf;
        if (choice) {
          shown = shown && !served[choice];
          served[choice] = served[choice] || shown;
        }
        mark(passage, shown);
      });
      parts.forEach(function (part) {
        mark(part, part.querySelector("[data-shown]"));
      });
      if (all.checked) check.dataset.all = "";
      else delete check.dataset.all;
    }
    function names() {
      var seen = check.querySelectorAll("[id^='check-says-'][data-shown]");
      return [].map.call(seen, function (passage) { return passage.id; }).join();
    }
    // The same words twice would not be spoken again: a status is spoken when it changes.
    function say(words) {
      status.textContent = status.textContent === words ? words + "\u00a0" : words;
    }
    function changed() {
      choose();
      var safety = check.querySelector("#check-part-safety [data-shown]");
      if (names() !== lastSeen) say(safety ? status.dataset.safety : status.dataset.changed);
      lastSeen = names();
    }
    function begin() {
      status.textContent = "";
      choose();
      lastSeen = names();
    }

    // What stands on the screen, line by line. What waits for answers is marked itself, a heading through
    // its part.
    function text() {
      var lines = [];
      check.querySelectorAll(TEXTS).forEach(function (item) {
        var waiting = item.closest("[data-when], [data-waits]");
        if (waiting && !all.checked && !waiting.hasAttribute("data-shown")) return;
        var words = item.textContent.replace(/\s+/g, " ").trim();
        lines.push(/^H/.test(item.tagName) ? "\n" + words : item.tagName === "LI" ? "- " + words : words);
      });
      return lines.join("\n").trim() + "\n";
    }

    check.addEventListener("change", changed);
    check.addEventListener("reset", function () {
      setTimeout(begin); // a form is empty only after it has said that it will be
    });
    // What the browser keeps for Back holds no answers; what it brings back neither.
    window.addEventListener("pagehide", function () { check.reset(); });
    window.addEventListener("pageshow", function (event) {
      if (event.persisted) check.reset();
    });
    print.addEventListener("click", function () { window.print(); });
    copy.addEventListener("click", function () {
      if (!navigator.clipboard) return say(status.dataset.failed);
      navigator.clipboard.writeText(text()).then(
        function () { say(status.dataset.copied); },
        function () { say(status.dataset.failed); }
      );
    });
    // A browser without :has() can neither choose by itself nor print the summary alone.
    var old = !(window.CSS && CSS.supports && CSS.supports("selector(:has(:checked))"));
    if (old) check.setAttribute("data-scripted", "");
    print.hidden = old;
    begin();
    // After a reload or Back a browser may have filled the form in again. Otherwise what is ticked by now
    // was ticked while this script was on its way.
    if (window.performance && performance.navigation && performance.navigation.type) check.reset();
  });
})();
