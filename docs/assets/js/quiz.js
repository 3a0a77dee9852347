/* Says aloud, shortly, that an answer has appeared. Showing it is the style sheet's work. */
(function () {
  "use strict";
  document.querySelectorAll('[data-component="quiz"]').forEach(function (quiz) {
    var status = quiz.querySelector("[data-quiz-status]");
    quiz.addEventListener("change", function (event) {
      status.textContent = event.target.closest("[data-spoken]").dataset.spoken;
    });
    quiz.addEventListener("reset", function () {
      status.textContent = "";
    });
    // A page that comes back from the back/forward cache comes back without answers.
    window.addEventListener("pageshow", function (event) {
      if (event.persisted) quiz.reset();
    });
  });
})();
