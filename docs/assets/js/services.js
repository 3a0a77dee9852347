/* Says aloud which area was chosen, and forgets it. Showing it is the style sheet's work. */
(function () {
  "use strict";
  var form = document.querySelector('[data-component="services"]');
  if (!form) return;
  var status = form.querySelector("[data-services-status]");
  form.addEventListener("change", function (event) {
    status.textContent = status.dataset.shown.replace("{name}", event.target.value);
  });
  // A page that comes back from the back/forward cache comes back whole.
  window.addEventListener("pageshow", function (event) {
    if (!event.persisted) return;
    form.reset();
    status.textContent = "";
  });
})();
