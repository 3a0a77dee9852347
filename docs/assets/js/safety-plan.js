/* Prints the parts of a plan, says how many are shown and forgets which. Showing them is the style sheet's work. */
(function () {
  "use strict";
  var form = document.querySelector('[data-component="safety-plan"]');
  if (!form) return;
  var status = form.querySelector("[data-plan-status]"), print = form.querySelector("[data-plan-print]");
  form.addEventListener("change", function () {
    var count = form.querySelectorAll(".wm-plan__choice :checked").length;
    status.textContent = status.dataset.shown.replace("{count}", count);
  });
  form.addEventListener("reset", function () { status.textContent = ""; });
  print.addEventListener("click", function () { window.print(); });
  // What the browser keeps for Back has no part ticked; what it brings back neither.
  window.addEventListener("pagehide", function () { form.reset(); });
  window.addEventListener("pageshow", function (event) { if (event.persisted) form.reset(); });
})();
