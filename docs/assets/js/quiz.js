/* Says aloud, shortly, that an answer has appeared. Showing it is the style sheet's work. */
(function () {
  "use strict";
  document.querySelectorAll('[data-component="quiz"]').forEach(function (quiz) {
    var status = quiz.querySelector("[data-quiz-status]");
    quiz.addEventListener("change", function (event) {
      var words = event.target.closest("[data-spoken]").dataset.spoken;
      // The same words twice would not be spoken again: a status is spoken when it changes.
      status.textContent = status.textContent === words ? words + "\u00a0" : words;
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
